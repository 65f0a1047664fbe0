# Papergram 說的話，臺灣用語。初稿由 OpenCC 從 zh.ftl 轉換；每個鍵在 en.ftl 裡都有對應。

## 卡片與速覽
card-authors-more = { $names } 等
comma = 、
section-field = 應用領域
section-contribution = 一句話核心貢獻
section-usage = 使用指南
section-innovations = 創新點
section-results = 實驗結果
section-other = 其他
link-paper = 論文
link-code = 程式碼
link-project = 專案網頁
card-because = ⭐ 你追蹤的：{ $words }
overview-title = 📄 { $date }論文速覽 · { $count } 篇
overview-seen = 🔁 其中 { $count } 篇以前出現過。
overview-continued = 📄 { $date } · 續 { $part }/{ $parts }
# 論文內容不是中文時的標記；中文則為空
in-language = { $language ->
    [zh] {""}
   *[other] { language-called }
}
some-in-language = { in-language } { $count } 篇
language-called = { $language ->
    [de] 德文
    [en] 英文
    [es] 西班牙文
    [fr] 法文
    [it] 義大利文
    [ja] 日文
    [ko] 韓文
    [pt] 葡萄牙文
    [ru] 俄文
    [zh] 中文
   *[other] { $language }
}
overview-muted = 🔇 已略過 { $count } 篇被隱藏的論文。
overview-only-followed = ⭐ 只看追蹤的論文，已略過其他 { $count } 篇。
left-out-title = 📄 { $date } · 略過的 { $count } 篇
similar-title = ≈ 與這篇相似的論文：
similar-none = ≈ 還沒有與這篇相似的論文：
similar-shared = 都涉及：{ $things }
text-page = 第 { $page }/{ $pages } 頁
text-none = 日報裡沒有這篇論文的更多內容。
overview-also = 上次推播以來還有：{ $dates }（用 /digest 查看）

## 大領域
broad-robots = 機器人與具身智慧
broad-agents = AI 代理與工具
broad-language = 語言模型與推理
broad-multimodal = 多模態與視覺語言
broad-vision = 視覺與影像
broad-video = 影片與生成
broad-worlds = 3D 與世界模型
broad-audio = 語音與音訊
broad-training = 訓練、強化學習與對齊
broad-systems = 效率與系統
broad-science = 醫療與科學
broad-retrieval = 檢索與推薦
broad-safety = 安全與可信
broad-data = 資料與評測
broad-other = 其他

## 按鈕
button-back = ↩ 返回
button-previous = ‹ 上一頁
button-next = 下一頁 ›
button-previous-paper = ‹ 上一篇
button-next-paper = 下一篇 ›
button-subscribe = 🔔 訂閱
button-unsubscribe = 🔕 停止訂閱
button-similar = ≈ 相似
button-text = 📖 全文
button-open = 📖 到私訊裡看
button-left-out = 查看略過的 { $count } 篇
button-followed = ⭐ 只看追蹤（{ $count }）
button-show-all = 查看全部 { $count } 篇
button-follow = ✅ 追蹤
button-mute = ✅ 隱藏
button-mute-words = 🔇 隱藏「{ $words }」
button-follow-words = ⭐ 追蹤「{ $words }」
button-search = 🔎 搜尋「{ $words }」
button-arxiv = 🔎 在 arXiv 上搜尋
button-cancel = 取消
button-calendar = 📅 其他日期
button-save = 🔖 收藏
button-saved = ✅ 已收藏
button-less = 🔇 少看
button-share = 📤 分享
button-time = 🕘 { $time }
button-days = 🗓 { $days }
button-zone = 🌍 { $zone }
button-zone-other = 🌍 其他地方
button-style = 📄 樣式
button-language = 💬 語言
button-quiet-on = 🤫 無更新時說明原因
button-quiet-off = 🤫 無更新時不通知
button-only-on = ⭐ 只看追蹤的
button-only-off = ⭐ 看全部論文
button-open-private = 💬 開啟私訊
button-forget = 🗑 是，全部刪除
button-send = 📣 傳送

## 歡迎與訂閱
welcome = 你好，我是 Papergram。
    每天一份 AI 論文速覽：按領域排列，每篇一行，點編號看卡片。
    直接傳關鍵字就能搜尋（中英文皆可），傳 arXiv 編號或連結就能看那一篇。
welcome-subscribed = ✅ 已為你訂閱，{ $days } { $time }（{ $zone }）推播。
welcome-next = 下次推播：{ $when }。
welcome-zone = 🌍 時區是猜的。你那裡現在幾點？點一下就好，也可以分享位置（不會保存）。
welcome-language = 🌐 日報目前只有{ language-called }；有中文版的，就傳中文版。
welcome-newest = 先看最新一期：
welcome-no-digest = 還沒有收到任何日報，一到就傳給你。
link-unknown = 這個連結指向的內容不在庫裡。
welcome-group = 你好！管理員傳送 /subscribe，這裡每天就能收到論文速覽。
subscribed = ✅ 已訂閱，{ $days } { $time }（{ $zone }）推播。
    下次推播：{ $when }。
subscribe-usage = 請寫成：/subscribe{ $to } 08:30 Asia/Taipei
    時間和時區都可以省略。沒看懂「{ $word }」。
unsubscribed = 🔕 已停止推播，設定會為你保留。想恢復就傳送 /subscribe{ $to }。
not-subscribed = 還沒有訂閱。傳送 /subscribe{ $to } 開始。
only-admins = 這裡只有管理員可以更改訂閱。
when-today = 今天 { $time }
when-tomorrow = 明天 { $time }
when-on = { $date } { $time }
when-arrival = { $when }（今天若有新日報，一到就傳）

## 日報
no-digest-yet = 還沒有收到任何日報。
no-digest-on = { $date }沒有日報。離這天最近的有：{ $dates }
digest-usage = 請寫成：/digest 2026-02-16，或 /digest 昨天、/digest 3月3日
digest-unclear = 「{ $word }」可能是 { $one }，也可能是 { $other }。請明確傳一個，例如：/digest { $one }
calendar-title = 📅 { $month }有日報的日子：
calendar-empty = 📅 { $month }沒有日報。

## 論文
paper-usage = 請寫成：/paper 2602.12617（也可以傳連結，或標題裡的幾個詞）
paper-unknown = 庫裡沒有 { $id }。arXiv 上也許有：{ $url }
paper-nearest = 編號相近的論文：
papers-rest = 一次先看前 { $first } 篇，其餘 { $count } 篇請再傳一次：{ $ids }
paper-gone = 這篇論文已經不在庫裡了。

## 搜尋
search-usage = 想找什麼？例如：/search 機器人 或 /search quantization
search-title = 🔎 { $words } · { $total } 篇
search-more-than = 🔎 { $words } · 超過 { $total } 篇
search-none = 🔎 沒有找到「{ $words }」。換個詞試試，中英文都可以。
search-none-follow = 也可以先追蹤，以後有相關論文會排到最前。
search-also = 同義詞：{ $words }
search-incomplete = 搜尋索引正在建立，幾分鐘內結果可能不全。
search-corrected = 已顯示「{ $words }」的結果。
search-page = 第 { $page }/{ $pages } 頁
search-typed-only = 只搜「{ $words }」
search-gone = 這次搜尋已經過期，請再搜一次。

## 主題
topic-follow = ⭐ 追蹤「{ $words }」？
topic-mute = 🔇 隱藏「{ $words }」？
topic-would-follow = 最近 { $total } 篇裡有 { $count } 篇會排到最前。
topic-would-mute = 最近 { $total } 篇裡有 { $count } 篇會被略過。
topic-hidden = 另有 { $count } 篇屬於已隱藏的主題，仍會略過。
less-title = 🔇 少看這類論文？可以隱藏它的領域：
less-nothing = 🔇 這篇論文沒有寫明領域。可用「/mute 詞」隱藏。
topic-no-match = 最近 { $total } 篇裡沒有這個主題的論文。也可以先加上，對以後的論文生效。
topic-untried = 庫裡還沒有論文，暫時看不出效果。
topic-also = 同義詞：{ $words }
topic-newest = 其中最新的 { $count } 篇：
topic-followed = ⭐ 已追蹤「{ $words }」：相關論文排到最前，標 ⭐。/topics{ $to } 查看全部主題。
topic-muted = 🔇 已隱藏「{ $words }」：相關論文會略過，速覽裡註明篇數。/topics{ $to } 查看全部主題。
topic-followed-already = ⭐ 已經追蹤「{ $words }」了。/topics{ $to } 查看全部主題。
topic-muted-already = 🔇 已經隱藏「{ $words }」了。/topics{ $to } 查看全部主題。
topic-full = 主題已滿 { $most } 個。先到 /topics{ $to } 移除一個。
topic-not-kept = 沒有新增：「{ $words }」
topics-too-many = 這裡有 { $count } 個主題，一次最多傳 { $most } 個。
topic-too-long = 主題太長了，最多 { $most } 個字元。
topic-unchanged = 未作更改。
topic-gone = 這個主題已經不在了。/topics{ $to } 查看全部主題。
topic-needs-subscription = 主題決定每天的速覽給你看什麼。要收到速覽，請先傳送 /subscribe{ $to }
follow-usage = 想追蹤什麼？例如：/follow{ $to } 機器人 或 /follow{ $to } quantization
mute-usage = 想略過什麼？例如：/mute{ $to } 醫療 或 /mute{ $to } medical
topics-none = 還沒有主題。用「/follow{ $to } 詞」把相關論文排到最前，用「/mute{ $to } 詞」略過相關論文。
topics-followed = ⭐ 追蹤
topics-muted = 🔇 隱藏
topics-drop = 點一下即可移除。

## 無更新日
quiet-no-report = 🕘 今天還沒有新日報。今晚 24:00 前一到就傳給你。
quiet-weekend = 🕘 今天沒有日報：週末一般不出。今天之內若有，一到就傳給你。
quiet-newest = 最新一期：{ $date }（/today）
# 自動擷取的進展：下一份日報是哪一天的，以及週末
feed-reading = 📥 { $date }：{ $listed } 篇論文已讀 { $read } 篇，日報約在 { $time } 發布。
feed-late = 📥 { $date }：{ $listed } 篇論文已讀 { $read } 篇，日報會盡快發布。
feed-weekend = 📭 週末沒有新論文。
feed-nothing-yet = 📭 { $date }：還沒有論文上榜。
quiet-nothing-for-you = 🕘 { $date }共 { $count } 篇，沒有符合你主題的論文。

## 更正
corrected-gone = 這裡原來的內容已移到別的訊息，或已撤下。
revised = ✏️ { $what }
revised-papers = { $numbers }：{ $parts }
revised-part = { $part ->
    [title] 標題
    [field] 應用領域
    [contribution] 一句話核心貢獻
    [usage] 使用指南
    [innovations] 創新點
    [results] 實驗結果
    [extras] 其他內容
    [people] 作者
    [links] 連結
    [new] 新增
    [gone] 已撤下
   *[other] { $part }
}

## 狀態
status-subscribed = 🔔 已訂閱，{ $days } { $time }（{ $zone }）推播。
status-off = 🔕 還沒有訂閱。傳送 /subscribe{ $to } 開始。
status-paused = ⏸ 已暫停（{ $when } 起）：{ $reason }恢復後自動繼續，每次推播時也會重試。
status-last = 上次推播：{ $date }的日報，{ $when } 送達。
status-last-newest = 上次推播：最新一期 { $date }，{ $when } 送達。
status-partly = 上次推播：{ $date }的日報，{ $total } 則訊息送達 { $sent } 則。
status-never = 還沒有推播過。
status-next = 下次推播：{ $when }。
status-waiting = 今天 { $time } 已過，新日報還沒到。
status-newest-unseen = 最新一期：{ $date }。
status-newest-nothing = 最新一期：{ $date }，其中沒有符合你主題的論文（/topics{ $to }），所以沒有推播。
status-failed = ⚠️ { $date }有 { $count } 則訊息沒有送達：{ $reason }
status-unknown = ⚠️ { $date }有 { $count } 則訊息不知道是否送達（沒有收到回應，或中途中斷）。
reason-out = 我被封鎖或移出了。
reason-rights = 我沒有在這裡發言的權限。
reason-topic = 群組主題已關閉或刪除。
reason-stopped = 在那之前已停止訂閱。
reason-interrupted = 中途中斷。
reason-refused = 被 Telegram 拒絕。
status-empty = 庫裡還沒有日報。

## 設定
settings-title = ⚙️ 設定
settings-time = 🕘 時間：{ $time }
settings-days = 🗓 推播日：{ $days }
settings-zone = 🌍 時區：{ $zone }
settings-style = 📄 樣式：{ $style }
settings-language = 💬 語言：{ $language }
language-but-reports = { $name }（日報目前只有{ language-called }）
settings-quiet-on = 🤫 無更新日：說明原因
settings-quiet-off = 🤫 無更新日：不通知
settings-only-on = { $follows ->
    [no] ⭐ 論文：只看追蹤的；還沒有追蹤任何主題，先看全部（/follow{ $to }）
   *[yes] ⭐ 論文：只看追蹤的（/topics{ $to }）
}
settings-only-off = ⭐ 論文：全部
settings-next = 下次推播：{ $when }。
settings-typed = 點按鈕更改，或直接輸入，例如：/settings 時間 08:30
settings-typed-for = 要更改就輸入，例如：/settings { $name } 時間 08:30
settings-done = ✅ 已更改。
settings-unread = 沒看懂「{ $word }」。可以這樣寫：
settings-missing = 「{ $word }」要改成什麼？可以這樣寫：
settings-ways =
    /settings{ $to } 時間 08:30
    /settings{ $to } 推播日 工作日（或 每天、週一三五）
    /settings{ $to } 時區 柏林
    /settings{ $to } 樣式 速覽（或 卡片、標題）
    /settings{ $to } 語言 繁體中文（或 英文……）
    /settings{ $to } 無更新 開（或 關）
    /settings{ $to } 只看 追蹤（或 全部）
zone-unread = 不知道「{ $word }」在哪裡。請傳附近的大城市（台北、Berlin），或 UTC+8 這樣的時差。
ask-time = 幾點？點小時，需要的話再點分鐘。
ask-days = 每週哪幾天推播？其餘日子的日報會在下一份裡提到。
ask-zone = 在哪裡？點一個城市，或傳來你的城市（台北、Berlin、UTC+8），或分享位置；位置不會保存。
ask-style = 用哪種樣式？
ask-language = 用哪種語言？
style-overview = 速覽，按領域排列
style-cards = 卡片，每篇一則訊息
style-titles = 標題，每篇一行
city-shanghai = 上海
city-tokyo = 東京
city-singapore = 新加坡
city-kolkata = 孟買
city-berlin = 柏林
city-london = 倫敦
city-new-york = 紐約
city-los-angeles = 洛杉磯
when-now = 馬上就到
days-all = 每天
days-working = 工作日
days-weekend = 週末
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日

## 語言：它的自稱，和人們怎麼叫它
language-name = 繁體中文
language-words = 繁體中文 繁体中文 正體中文 正体中文 繁中 traditional zh-tw zh-hk zh-mo

## 不帶指令也能懂的詞
typed-help = 說明 幫助 怎麼用 ? ？
typed-stop = 停止 停止推播 停止訂閱 取消訂閱 退訂
typed-today = 今天 今日
typed-yesterday = 昨天 昨日
typed-before-yesterday = 前天 前日
typed-last = 上一個

## 人們在 /settings 後面寫的詞：設定的名稱，然後是它的值
typed-time = 時間 時刻
typed-days = 日子 星期 週幾 推播日
typed-days-all = 每天 天天
typed-days-working = 工作日 平日
typed-days-weekend = 週末
typed-weekday-1 = 週一 星期一 禮拜一
typed-weekday-2 = 週二 星期二 禮拜二
typed-weekday-3 = 週三 星期三 禮拜三
typed-weekday-4 = 週四 星期四 禮拜四
typed-weekday-5 = 週五 星期五 禮拜五
typed-weekday-6 = 週六 星期六 禮拜六
typed-weekday-7 = 週日 週天 星期日 星期天 禮拜日 禮拜天
typed-and = 和
typed-to = 到 至
typed-zone = 時區 城市
typed-style = 樣式 風格
typed-style-overview = 速覽 概覽
typed-style-cards = 卡片
typed-style-titles = 標題
typed-language = 語言
typed-quiet = 無更新 無更新日 安靜 安靜日
typed-quiet-on = 開 是
typed-quiet-off = 關 否
typed-only = 只看 論文
typed-only-followed = 追蹤 開
typed-only-all = 全部 所有 關

## 收藏
save-usage = 請寫成：/save 2602.12617（或用 /save 回覆一張卡片）
save-done = 🔖 已收藏。/saved 查看全部。
save-already = 🔖 已經收藏過了。/saved 查看全部。
save-undone = 已移除。
save-nobody = 頻道和群組不能收藏論文。
saved-title = 🔖 收藏 · { $total } 篇
saved-found = 🔖 收藏 · { $words } · { $total } 篇
saved-none = 🔖 收藏裡沒有找到「{ $words }」。/saved 查看全部。
saved-empty = 🔖 還沒有收藏。點卡片下面的 🔖，或傳送 /save 加 arXiv 編號。
saved-private = 🔖 你的收藏在我們的私訊裡。

## 頻道
channel-offer = 🔔 每天把論文速覽傳到 { $name }？
channel-not-there = 我不在 { $name } 裡。請把我加為能發送訊息的管理員，再試一次。
channel-not-yours = 只有 { $name } 的管理員可以更改。
channel-no-voice = 我在 { $name } 裡無法發送訊息。請允許我發送訊息，再試一次。
channel-no-answer = 查詢 { $name } 時 Telegram 沒有回應，請再試一次。
channel-that = 那個頻道

## 行內搜尋
inline-button = 開啟私訊
inline-none = 沒有找到 · 開啟私訊

## 隱私
privacy = 🔒 我保存這些：
    • 每個訂閱的聊天：聊天 ID、時間、推播日、時區、樣式、語言、主題，以及什麼時候傳了什麼
    • 關於你：你收藏的論文、你選的語言
    • 搜尋過的詞，但不記是誰搜的
    • 每天各種操作的次數，但不記是誰做的

    不保存姓名、訊息內容和位置。/forget 立即刪除關於你的一切。
forget-ask = 🗑 刪除我保存的關於你的一切：訂閱、設定、主題、收藏、傳送記錄？刪除後無法恢復。
forget-private = 🗑 這件事請到私訊裡確認。
forget-kept = 沒有刪除任何內容。
forgotten = 🗑 關於你的一切都已刪除。想重新開始就傳送 /start。

## 慢一點
slow-down = 傳送太頻繁，請 30 秒後再試。
slow-down-button = 點擊太頻繁，請 30 秒後再試。

## 給管理者
stats-title = 📊 最近 { $days } 天
stats-subscribers = 1. 訂閱：{ $on } 個有效，{ $off } 個已停
stats-sent = 2. 送達的訊息：{ $count }
stats-searches = 3. 搜尋：{ $count } 次，沒有結果（紅色）：{ $nothing } 次
stats-topics = 4. 開啟過的卡片的主題：
stats-no-topics = 4. 主題：還沒有人開啟卡片
stats-papers = 論文：{ $reports } 期日報共 { $papers } 篇，最新 { $newest }
stats-feed = 自動擷取：{ $date }的日報有 { $papers } 篇，其中 { $fell } 篇部分或全部取自摘要
stats-feed-bill = 最近 { $days } 天的 token 用量：{ $tokens }
stats-feed-next = 下一步：{ $time }（UTC）
reload-new = ✅ { $file }：新增，{ $count } 篇
reload-changed = ✅ { $file }：有改動，{ $count } 篇
reload-refused = ⚠️ { $file }：未收錄：{ $reason }
reload-awaited = ⏳ { $file }：可能還在寫入，不再變化後就會讀取
reload-gone = { $file }：檔案已刪除，論文還在庫裡
reload-unchanged = 沒有變化：{ $count } 個
reload-feeds = 📥 正在擷取最近幾天的論文。
broadcast-usage = 請寫成：/broadcast 加上內文，粗體和連結都可以
broadcast-ask = 📣 這則會原樣傳給 { $count } 個訂閱。要傳送嗎？
broadcast-price = 這是付費推播，最多花費 { $stars } 顆星。
broadcast-unsendable = ⚠️ Telegram 不接受這則訊息：沒有可見的文字、太長，或連結太多。沒有傳送，請修改後再試。
broadcast-sent = 📣 正在傳給 { $count } 個訂閱。
broadcast-cancelled = 沒有傳送。
broadcast-settled = 這則之前已經處理過了。
note-refused = { $count ->
    [1] ⚠️ 有一份日報未收錄：{ $files }
   *[other] ⚠️ 有 { $count } 份日報未收錄：
    { $files }
}
note-refused-file = { $file }：{ $reason }
note-refused-more = ……還有 { $count } 份，原因可以用 papergram load 查看
note-failures = ⚠️ { $date }的日報：{ $total } 則訊息有 { $failed } 則沒有送達：{ $reasons }
note-troubles = ⚠️ 有 { $count } 處程式出錯，其他人照常收到，稍後會再試：{ $causes }
note-deaf = ⚠️ 已有 { $minutes } 分鐘收不到 Telegram 的訊息：{ $reason }
note-hearing = ✅ 又能收到 Telegram 的訊息了。
note-waiting = ⚠️ 有訊息該送出了，但已有 { $minutes } 分鐘一則都傳不到 Telegram。請用 papergram check 查看原因。
note-waiting-over = ✅ 訊息又能傳到 Telegram 了。
note-clock = ⚠️ 機器人所在機器的時鐘與 Telegram 相差 { $seconds } 秒，日報會在錯誤的時間送出。請用 NTP 校準。
note-clock-over = ✅ 機器人所在機器的時鐘已恢復正常。
note-disk = ⚠️ 資料庫所在磁碟只剩 { $free } MB。請在寫滿之前騰出空間。
note-disk-over = ✅ 磁碟空間又夠用了。
note-folder = ⚠️ 無法讀取日報資料夾：{ $reason }
note-folder-over = ✅ 日報資料夾又能讀取了。
note-backup = ⚠️ 資料庫備份失敗：{ $reason }
note-backup-over = ✅ 資料庫又能正常備份了。
note-database = ⚠️ 資料庫暫時無法寫入：{ $reason }。推送和回覆都在等它恢復。
note-database-over = ✅ 資料庫又能寫入了。
note-takeover = 🔁 { $host } 上的程序已接管：原來工作的程序已經結束。
note-late = ⚠️ 今天的日報還沒到，平時大約 { $time }（{ $zone }）到。
note-feed = ⚠️ 自動擷取需要處理：{ $reason }
note-store-lost = ⛔ 資料庫無法使用，機器人已停止：{ $reason }。請換上備份，再重新啟動。

## 說明與其他
stop-ask = 🔕 要停止每天的推播嗎？設定會為你保留。
help = 直接傳關鍵字搜尋，傳 arXiv 編號或連結看卡片。點一下例子即可複製。

    /today — 最新一期
    /digest — 某一天的日報：`/digest 昨天`
    /search — 搜尋：`/search 機器人 靈巧手`，可加 `-詞`、`OR`、`標題:詞`、`作者:名`、`2026`、`去年`、`since:2026-02`
    /paper — 看一篇：`/paper 2602.12617`
    /follow — 相關論文排到最前：`/follow 機器人、影片`
    /mute — 相關論文略過：`/mute 醫療`
    /topics — 追蹤和隱藏的主題
    /subscribe — 每天推播：`/subscribe 08:30 台北`
    /unsubscribe — 停止訂閱
    /status — 什麼時候推播、為什麼沒有更新
    /save — 收藏：`/save 2602.12617`，/saved 查看
    /settings — 時間、推播日、時區、樣式、語言：`/settings 推播日 工作日`
    /privacy — 我保存什麼，/forget 全部刪除
    /help — 這一頁

    在任何聊天裡：`@{ $bot } 靈巧手` 可以把卡片傳到那裡。
    給自己的頻道訂閱（在這裡傳）：`/subscribe @頻道名 08:30 台北`
not-understood = 這個我處理不了。傳幾個詞來搜尋，或看 /help。
unknown-command = 沒有 { $command } 這個指令。能用的都在 /help。
only-in-private = 這個按鈕只能在我們的私訊裡用。
old-button = 這個按鈕已經失效，請傳送 /today 重新開始。
button-changed = 這個按鈕已經失效：這則訊息剛剛變了，請再點一次。
store-away = ⏳ 暫時連不上資料庫。訊息已經收到，恢復後馬上回覆。
went-wrong = 出了點問題，已經記下。請再試一次。
shown-nothing-new = 已經是這一頁了。

## 指令選單
command-today = 最新一期論文速覽
command-digest = 看某一天的日報
command-search = 搜尋論文，中英文皆可
command-paper = 按 arXiv 編號看一篇
command-follow = 追蹤一個主題
command-mute = 隱藏一個主題
command-topics = 追蹤和隱藏的主題
command-subscribe = 訂閱，可帶時間和時區
command-unsubscribe = 停止訂閱
command-status = 什麼時候推播、為什麼沒有更新
command-save = 收藏一篇論文
command-saved = 我的收藏，可匯出檔案
command-settings = 時間、推播日、時區、樣式、語言
command-privacy = 我保存什麼
command-forget = 刪除我保存的關於你的一切
command-stats = 最近 30 天的統計
command-reload = 馬上檢查日報資料夾
command-broadcast = 給所有訂閱者傳送通知
command-help = 怎麼用
description = 每天一份 AI 論文速覽：按領域排列，每篇一行，點開看卡片；中英文都能搜。
short-description = 每天一份 AI 論文速覽，中英文都能搜。
