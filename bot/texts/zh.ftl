# Papergram 说的话。句子短，不用术语；每个键在 en.ftl 里都有对应。

## 卡片与速览
card-authors-more = { $names } 等
comma = 、
section-field = 应用领域
section-contribution = 一句话核心贡献
section-usage = 使用指南
section-innovations = 创新点
section-results = 实验结果
section-other = 其他
link-paper = 论文
link-code = 代码
link-project = 项目主页
card-because = ⭐ 你关注的：{ $words }
overview-title = 📄 { $date }论文速览 · { $count } 篇
overview-seen = 🔁 其中 { $count } 篇以前出现过。
overview-continued = 📄 { $date } · 续 { $part }/{ $parts }
# 论文内容不是中文时的标记；中文则为空
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
    [it] 意大利文
    [ja] 日文
    [ko] 韩文
    [pt] 葡萄牙文
    [ru] 俄文
    [zh] 中文
   *[other] { $language }
}
overview-muted = 🔇 已略过 { $count } 篇被屏蔽的论文。
overview-only-followed = ⭐ 只看关注的论文，已略过其他 { $count } 篇。
left-out-title = 📄 { $date } · 略过的 { $count } 篇
similar-title = ≈ 与这篇相似的论文：
similar-none = ≈ 还没有与这篇相似的论文：
similar-shared = 都涉及：{ $things }
text-page = 第 { $page }/{ $pages } 页
text-none = 日报里没有这篇论文的更多内容。
overview-also = 上次推送以来还有：{ $dates }（用 /digest 查看）

## 大领域
broad-robots = 机器人与具身
broad-agents = 智能体与工具
broad-language = 语言模型与推理
broad-multimodal = 多模态与视觉语言
broad-vision = 视觉与图像
broad-video = 视频与生成
broad-worlds = 三维与世界模型
broad-audio = 语音与音频
broad-training = 训练、强化学习与对齐
broad-systems = 效率与系统
broad-science = 医疗与科学
broad-retrieval = 检索与推荐
broad-safety = 安全与可信
broad-data = 数据与评测
broad-other = 其他

## 按钮
button-back = ↩ 返回
button-previous = ‹ 上一页
button-next = 下一页 ›
button-previous-paper = ‹ 上一篇
button-next-paper = 下一篇 ›
button-subscribe = 🔔 订阅
button-unsubscribe = 🔕 停止订阅
button-similar = ≈ 相似
button-text = 📖 全文
button-open = 📖 到私聊里看
button-left-out = 查看略过的 { $count } 篇
button-followed = ⭐ 只看关注（{ $count }）
button-show-all = 查看全部 { $count } 篇
button-follow = ✅ 关注
button-mute = ✅ 屏蔽
button-mute-words = 🔇 屏蔽“{ $words }”
button-follow-words = ⭐ 关注“{ $words }”
button-search = 🔎 搜索“{ $words }”
button-arxiv = 🔎 在 arXiv 上搜索
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
button-style = 📄 样式
button-language = 💬 语言
button-quiet-on = 🤫 无更新时说明原因
button-quiet-off = 🤫 无更新时不通知
button-only-on = ⭐ 只看关注的
button-only-off = ⭐ 看全部论文
button-open-private = 💬 打开私聊
button-forget = 🗑 是，全部删除
button-send = 📣 发送

## 欢迎与订阅
welcome = 你好，我是 Papergram。
    每天一份 AI 论文速览：按领域排列，每篇一行，点编号看卡片。
    直接发关键词就能搜索（中英文都行），发 arXiv 编号或链接就能看那一篇。
welcome-subscribed = ✅ 已为你订阅，{ $days } { $time }（{ $zone }）推送。
welcome-next = 下次推送：{ $when }。
welcome-zone = 🌍 时区是猜的。你那里现在几点？点一下就好，也可以分享位置（不会保存）。
welcome-language = 🌐 日报目前只有{ language-called }；有中文版的，就发中文版。
welcome-newest = 先看最新一期：
welcome-no-digest = 还没有收到任何日报，一到就发给你。
link-unknown = 这个链接指向的内容不在库里。
welcome-group = 你好！管理员发 /subscribe，这里每天就能收到论文速览。
subscribed = ✅ 已订阅，{ $days } { $time }（{ $zone }）推送。
    下次推送：{ $when }。
subscribe-usage = 请写成：/subscribe{ $to } 08:30 Asia/Shanghai
    时间和时区都可以省略。没看懂“{ $word }”。
unsubscribed = 🔕 已停止推送，设置会为你保留。想恢复就发 /subscribe{ $to }。
not-subscribed = 还没有订阅。发 /subscribe{ $to } 开始。
only-admins = 这里只有管理员可以更改订阅。
when-today = 今天 { $time }
when-tomorrow = 明天 { $time }
when-on = { $date } { $time }
when-arrival = { $when }（今天若有新日报，一到就发）

## 日报
no-digest-yet = 还没有收到任何日报。
no-digest-on = { $date }没有日报。离这天最近的有：{ $dates }
digest-usage = 请写成：/digest 2026-02-16，或 /digest 昨天、/digest 3月3日
digest-unclear = “{ $word }”可能是 { $one }，也可能是 { $other }。请明确发一个，例如：/digest { $one }
calendar-title = 📅 { $month }有日报的日子：
calendar-empty = 📅 { $month }没有日报。

## 论文
paper-usage = 请写成：/paper 2602.12617（也可以发链接，或标题里的几个词）
paper-unknown = 库里没有 { $id }。arXiv 上也许有：{ $url }
paper-nearest = 编号相近的论文：
papers-rest = 一次先看前 { $first } 篇，其余 { $count } 篇请再发一次：{ $ids }
paper-gone = 这篇论文已经不在库里了。

## 搜索
search-usage = 想找什么？例如：/search 机器人 或 /search quantization
search-title = 🔎 { $words } · { $total } 篇
search-more-than = 🔎 { $words } · 超过 { $total } 篇
search-none = 🔎 没有找到“{ $words }”。换个词试试，中英文都可以。
search-none-follow = 也可以先关注，以后有相关论文会排到最前。
search-also = 同义词：{ $words }
search-incomplete = 搜索索引正在建立，几分钟内结果可能不全。
search-corrected = 已显示“{ $words }”的结果。
search-page = 第 { $page }/{ $pages } 页
search-typed-only = 只搜“{ $words }”
search-gone = 这次搜索已经过期，请再搜一次。

## 话题
topic-follow = ⭐ 关注“{ $words }”？
topic-mute = 🔇 屏蔽“{ $words }”？
topic-would-follow = 最近 { $total } 篇里有 { $count } 篇会排到最前。
topic-would-mute = 最近 { $total } 篇里有 { $count } 篇会被略过。
topic-hidden = 另有 { $count } 篇属于已屏蔽的话题，仍会略过。
less-title = 🔇 少看这类论文？可以屏蔽它的领域：
less-nothing = 🔇 这篇论文没有写明领域。可用“/mute 词”屏蔽。
topic-no-match = 最近 { $total } 篇里没有这个话题的论文。也可以先加上，对以后的论文生效。
topic-untried = 库里还没有论文，暂时看不出效果。
topic-also = 同义词：{ $words }
topic-newest = { $count ->
    [1] 就是这一篇：
   *[other] 其中最新的 { $count } 篇：
}
topic-followed = ⭐ 已关注“{ $words }”：相关论文排到最前，标 ⭐。/topics{ $to } 看全部话题。
topic-muted = 🔇 已屏蔽“{ $words }”：相关论文会略过，速览里注明篇数。/topics{ $to } 看全部话题。
topic-followed-already = ⭐ 已经关注“{ $words }”了。/topics{ $to } 看全部话题。
topic-muted-already = 🔇 已经屏蔽“{ $words }”了。/topics{ $to } 看全部话题。
topic-full = 话题已满 { $most } 个。先到 /topics{ $to } 移除一个。
topic-not-kept = 没有添加：“{ $words }”
topics-too-many = 这里有 { $count } 个话题，一次最多发 { $most } 个。
topic-too-long = 话题太长了，最多 { $most } 个字符。
topic-unchanged = 未作更改。
topic-gone = 这个话题已经不在了。/topics{ $to } 看全部话题。
topic-needs-subscription = 话题决定每天的速览给你看什么。要收到速览，请先发 /subscribe{ $to }
follow-usage = 想关注什么？例如：/follow{ $to } 机器人 或 /follow{ $to } quantization
mute-usage = 想略过什么？例如：/mute{ $to } 医疗 或 /mute{ $to } medical
topics-none = 还没有话题。用“/follow{ $to } 词”把相关论文排到最前，用“/mute{ $to } 词”略过相关论文。
topics-followed = ⭐ 关注
topics-muted = 🔇 屏蔽
topics-drop = 点一下即可移除。

## 无更新日
quiet-no-report = 🕘 今天还没有新日报。今晚 24:00 前一到就发给你。
quiet-weekend = 🕘 今天没有日报：周末一般不出。今天之内若有，一到就发给你。
quiet-newest = 最新一期：{ $date }（/today）
# 自动抓取的进展：下一份日报是哪一天的，以及周末
feed-reading = 📥 { $date }：{ $listed } 篇论文已读 { $read } 篇，日报约在 { $time } 发布。
feed-late = 📥 { $date }：{ $listed } 篇论文已读 { $read } 篇，日报会尽快发布。
feed-weekend = 📭 周末没有新论文。
feed-nothing-yet = 📭 { $date }：还没有论文上榜。
quiet-nothing-for-you = 🕘 { $date }共 { $count } 篇，没有符合你话题的论文。

## 更正
corrected-gone = 这里原来的内容已移到别的消息，或已撤下。
revised = ✏️ { $what }
revised-papers = { $numbers }：{ $parts }
revised-part = { $part ->
    [title] 标题
    [field] 应用领域
    [contribution] 一句话核心贡献
    [usage] 使用指南
    [innovations] 创新点
    [results] 实验结果
    [extras] 其他内容
    [people] 作者
    [links] 链接
    [new] 新增
    [gone] 已撤下
   *[other] { $part }
}

## 状态
status-subscribed = 🔔 已订阅，{ $days } { $time }（{ $zone }）推送。
status-off = 🔕 还没有订阅。发 /subscribe{ $to } 开始。
status-paused = ⏸ 已暂停（{ $when } 起）：{ $reason }恢复后自动继续，每次推送时也会重试。
status-last = 上次推送：{ $date }的日报，{ $when } 送达。
status-last-newest = 上次推送：最新一期 { $date }，{ $when } 送达。
status-partly = 上次推送：{ $date }的日报，{ $total } 条消息送达 { $sent } 条。
status-never = 还没有推送过。
status-next = 下次推送：{ $when }。
status-waiting = 今天 { $time } 已过，新日报还没到。
status-newest-unseen = 最新一期：{ $date }。
status-newest-nothing = 最新一期：{ $date }，其中没有符合你话题的论文（/topics{ $to }），所以没有推送。
status-failed = ⚠️ { $date }的日报有 { $count } 条消息没有送达：{ $reason }
status-unknown = ⚠️ { $date }的日报有 { $count } 条消息不知道是否送达（没有收到回应，或中途被打断）。
reason-out = 我被屏蔽或移出了。
reason-rights = 我没有在这里发言的权限。
reason-topic = 群组话题已关闭或删除。
reason-stopped = 在那之前已停止订阅。
reason-interrupted = 中途被打断。
reason-refused = 被 Telegram 拒绝。
status-empty = 库里还没有日报。

## 设置
settings-title = ⚙️ 设置
settings-time = 🕘 时间：{ $time }
settings-days = 🗓 推送日：{ $days }
settings-zone = 🌍 时区：{ $zone }
settings-style = 📄 样式：{ $style }
settings-language = 💬 语言：{ $language }
language-but-reports = { $name }（日报目前只有{ language-called }）
settings-quiet-on = 🤫 无更新日：说明原因
settings-quiet-off = 🤫 无更新日：不通知
settings-only-on = { $follows ->
    [no] ⭐ 论文：只看关注的；还没有关注任何话题，先看全部（/follow{ $to }）
   *[yes] ⭐ 论文：只看关注的（/topics{ $to }）
}
settings-only-off = ⭐ 论文：全部
settings-next = 下次推送：{ $when }。
settings-typed = 点按钮更改，或直接发，例如：/settings 时间 08:30
settings-typed-for = 要更改就发，例如：/settings { $name } 时间 08:30
settings-done = ✅ 已更改。
settings-unread = 没看懂“{ $word }”。可以这样写：
settings-missing = “{ $word }”要改成什么？可以这样写：
settings-ways =
    /settings{ $to } 时间 08:30
    /settings{ $to } 推送日 工作日（或 每天、周一三五）
    /settings{ $to } 时区 柏林
    /settings{ $to } 样式 速览（或 卡片、标题）
    /settings{ $to } 语言 中文（或 英文……）
    /settings{ $to } 无更新 开（或 关）
    /settings{ $to } 只看 关注（或 全部）
zone-unread = 不知道“{ $word }”在哪里。请发附近的大城市（上海、Berlin），或 UTC+8 这样的时差。
ask-time = 几点？点小时，需要的话再点分钟。
ask-days = 每周哪几天推送？其余日子的日报会在下一份里提到。
ask-zone = 在哪里？点一个城市，或发来你的城市（柏林、Berlin、UTC+8），或分享位置；位置不会保存。
ask-style = 用哪种样式？
ask-language = 用哪种语言？
style-overview = 速览，按领域排列
style-cards = 卡片，每篇一条消息
style-titles = 标题，每篇一行
city-shanghai = 上海
city-tokyo = 东京
city-singapore = 新加坡
city-kolkata = 孟买
city-berlin = 柏林
city-london = 伦敦
city-new-york = 纽约
city-los-angeles = 洛杉矶
when-now = 马上就到
days-all = 每天
days-working = 工作日
days-weekend = 周末
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日

## 语言：它的自称，和人们怎么叫它
language-name = 简体中文
language-words = chinese 中文 汉语 简体中文 zh-hans zh-cn 中国語 chino китайский

## 不带命令也能懂的词
typed-help = 帮助 幫助 怎么用 怎麼用 ? ？
typed-stop = 停止 停止推送 停止订阅 取消订阅 退订 停止訂閱 取消訂閱 退訂
typed-today = 今天 今日
typed-yesterday = 昨天 昨日
typed-before-yesterday = 前天 前日
typed-last = 上一个 上一個

## 人们在 /settings 后面写的词：设置的名称，然后是它的值
typed-time = 时间 時間 时刻
typed-days = 日子 星期 周几 推送日
typed-days-all = 每天 天天
typed-days-working = 工作日 平日
typed-days-weekend = 周末
typed-weekday-1 = 周一 週一 星期一 礼拜一 禮拜一
typed-weekday-2 = 周二 週二 星期二 礼拜二 禮拜二
typed-weekday-3 = 周三 週三 星期三 礼拜三 禮拜三
typed-weekday-4 = 周四 週四 星期四 礼拜四 禮拜四
typed-weekday-5 = 周五 週五 星期五 礼拜五 禮拜五
typed-weekday-6 = 周六 週六 星期六 礼拜六 禮拜六
typed-weekday-7 = 周日 周天 週日 週天 星期日 星期天 礼拜日 礼拜天 禮拜日 禮拜天
typed-and = 和
typed-to = 到 至
typed-zone = 时区 時區 城市
typed-style = 样式 樣式 风格
typed-style-overview = 速览 速覽 概览
typed-style-cards = 卡片
typed-style-titles = 标题 標題
typed-language = 语言 語言
typed-quiet = 无更新 無更新 无更新日 無更新日 安静 安靜 安静日
typed-quiet-on = 开 開 是
typed-quiet-off = 关 關 否
typed-only = 只看 论文
typed-only-followed = 关注 關注 开
typed-only-all = 全部 所有 关

## 收藏
save-usage = 请写成：/save 2602.12617（或用 /save 回复一张卡片）
save-done = 🔖 已收藏。/saved 看全部。
save-already = 🔖 已经收藏过了。/saved 看全部。
save-undone = 已取消收藏。
save-nobody = 频道和群组不能收藏论文。
saved-title = 🔖 收藏 · { $total } 篇
saved-found = 🔖 收藏 · { $words } · { $total } 篇
saved-none = 🔖 收藏里没有找到“{ $words }”。/saved 看全部。
saved-empty = 🔖 还没有收藏。点卡片下面的 🔖，或发 /save 加 arXiv 编号。
saved-private = 🔖 你的收藏在我们的私聊里。

## 频道
channel-offer = 🔔 每天把论文速览发到 { $name }？
channel-not-there = 我不在 { $name } 里。请把我加为能发消息的管理员，再试一次。
channel-not-yours = 只有 { $name } 的管理员可以更改。
channel-no-voice = 我在 { $name } 里不能发消息。请允许我发消息，再试一次。
channel-no-answer = 查询 { $name } 时 Telegram 没有回应，请再试一次。
channel-that = 那个频道

## 行内搜索
inline-button = 打开私聊
inline-none = 没有找到 · 打开私聊

## 隐私
privacy = 🔒 我保存这些：
    • 每个订阅的聊天：聊天 ID、时间、推送日、时区、样式、语言、话题，以及什么时候发了什么
    • 关于你：你收藏的论文、你选的语言
    • 搜索过的词，但不记是谁搜的
    • 每天各种操作的次数，但不记是谁做的

    不保存姓名、消息内容和位置。/forget 立即删除关于你的一切。
forget-ask = 🗑 删除我保存的关于你的一切：订阅、设置、话题、收藏、发送记录？删除后无法恢复。
forget-private = 🗑 这件事请到私聊里确认。
forget-kept = 没有删除任何内容。
forgotten = 🗑 关于你的一切都已删除。想重新开始就发 /start。

## 慢一点
slow-down = 发送太频繁，请 30 秒后再试。
slow-down-button = 点击太频繁，请 30 秒后再试。

## 给管理者
stats-title = 📊 最近 { $days } 天
stats-subscribers = 1. 订阅：{ $on } 个有效，{ $off } 个已停
stats-sent = 2. 送达的消息：{ $count }
stats-searches = 3. 搜索：{ $count } 次，没有结果（红色）：{ $nothing } 次
stats-topics = 4. 打开过的卡片的话题：
stats-no-topics = 4. 话题：还没有人打开卡片
stats-papers = 论文：{ $reports } 期日报共 { $papers } 篇，最新 { $newest }
stats-feed = 自动抓取：{ $date }的日报有 { $papers } 篇，其中 { $fell } 篇部分或全部取自摘要
stats-feed-bill = 最近 { $days } 天的 token 用量：{ $tokens }
stats-feed-next = 下一步：{ $time }（UTC）
reload-new = ✅ { $file }：新增，{ $count } 篇
reload-changed = ✅ { $file }：有改动，{ $count } 篇
reload-refused = ⚠️ { $file }：未收录：{ $reason }
reload-awaited = ⏳ { $file }：可能还在写入，不再变化后就会读取
reload-gone = { $file }：文件已删除，论文还在库里
reload-unchanged = 没有变化：{ $count } 个
reload-feeds = 📥 正在抓取最近几天的论文。
broadcast-usage = 请写成：/broadcast 加上正文，粗体和链接都可以
broadcast-ask = 📣 这条会原样发给 { $count } 个订阅。发吗？
broadcast-price = 这是付费推送，最多花费 { $stars } 颗星。
broadcast-unsendable = ⚠️ Telegram 不接受这条消息：没有可见的文字、太长，或链接太多。没有发送，请修改后再试。
broadcast-sent = 📣 正在发给 { $count } 个订阅。
broadcast-cancelled = 没有发送。
broadcast-settled = 这条之前已经处理过了。
note-refused = { $count ->
    [1] ⚠️ 有一份日报未收录：{ $files }
   *[other] ⚠️ 有 { $count } 份日报未收录：
    { $files }
}
note-refused-file = { $file }：{ $reason }
note-refused-more = ……还有 { $count } 份，原因可以用 papergram load 查看
note-failures = ⚠️ { $date }的日报：{ $total } 条消息有 { $failed } 条没有送达：{ $reasons }
note-troubles = ⚠️ 有 { $count } 处程序出错，其他人照常收到，稍后会再试：{ $causes }
note-deaf = ⚠️ 已有 { $minutes } 分钟收不到 Telegram 的消息：{ $reason }
note-hearing = ✅ 又能收到 Telegram 的消息了。
note-waiting = ⚠️ 有消息该发了，但已有 { $minutes } 分钟一条都发不到 Telegram。请用 papergram check 查看原因。
note-waiting-over = ✅ 消息又能发到 Telegram 了。
note-clock = ⚠️ 机器人所在机器的时钟与 Telegram 相差 { $seconds } 秒，日报会在错误的时间发出。请用 NTP 校准。
note-clock-over = ✅ 机器人所在机器的时钟已恢复正常。
note-disk = ⚠️ 数据库所在磁盘只剩 { $free } MB。请在写满之前腾出空间。
note-disk-over = ✅ 磁盘空间又够用了。
note-folder = ⚠️ 无法读取日报文件夹：{ $reason }
note-folder-over = ✅ 日报文件夹又能读取了。
note-backup = ⚠️ 数据库备份失败：{ $reason }
note-backup-over = ✅ 数据库又能正常备份了。
note-database = ⚠️ 数据库暂时无法写入：{ $reason }。推送和回复都在等它恢复。
note-database-over = ✅ 数据库又能写入了。
note-takeover = 🔁 { $host } 上的进程已接管：原来工作的进程已经结束。
note-late = ⚠️ 今天的日报还没到，平时大约 { $time }（{ $zone }）到。
note-feed = ⚠️ 自动抓取需要处理：{ $reason }
note-store-lost = ⛔ 数据库无法使用，机器人已停止：{ $reason }。请换上备份，再重新启动。

## 帮助与其他
stop-ask = 🔕 要停止每天的推送吗？设置会为你保留。
help = 直接发词搜索，发 arXiv 编号或链接看卡片。点一下例子即可复制。

    /today — 最新一期
    /digest — 某一天的日报：`/digest 昨天`
    /search — 搜索：`/search 机器人 灵巧手`，可加 `-词`、`OR`、`标题:词`、`作者:名`、`2026`、`去年`、`since:2026-02`
    /paper — 看一篇：`/paper 2602.12617`
    /follow — 相关论文排到最前：`/follow 机器人、视频`
    /mute — 相关论文略过：`/mute 医疗`
    /topics — 关注和屏蔽的话题
    /subscribe — 每天推送：`/subscribe 08:30 北京`
    /unsubscribe — 停止订阅
    /status — 什么时候发、为什么没有更新
    /save — 收藏：`/save 2602.12617`，/saved 查看
    /settings — 时间、推送日、时区、样式、语言：`/settings 推送日 工作日`
    /privacy — 我保存什么，/forget 全部删除
    /help — 这一页

    在任何聊天里：`@{ $bot } 灵巧手` 可以把卡片发到那里。
    给自己的频道订阅（在这里发）：`/subscribe @频道名 08:30 北京`
not-understood = 这个我处理不了。可以发关键词搜索，或看 /help。
unknown-command = 没有 { $command } 这个命令。可用的命令见 /help。
only-in-private = 这个按钮只能在我们的私聊里用。
old-button = 这个按钮已经失效，请发 /today 重新开始。
button-changed = 这个按钮已经失效：这条消息刚刚变了，请再点一次。
store-away = ⏳ 暂时连不上数据库。消息已经收到，恢复后马上回复。
went-wrong = 出了点问题，已经记下。请再试一次。
shown-nothing-new = 已经是这一页了。

## 命令菜单
command-today = 最新一期论文速览
command-digest = 看某一天的日报
command-search = 搜索论文，中英文都行
command-paper = 按 arXiv 编号看一篇
command-follow = 关注一个话题
command-mute = 屏蔽一个话题
command-topics = 关注和屏蔽的话题
command-subscribe = 订阅，可带时间和时区
command-unsubscribe = 停止订阅
command-status = 什么时候发、为什么没有更新
command-save = 收藏一篇论文
command-saved = 我的收藏，可导出文件
command-settings = 时间、推送日、时区、样式、语言
command-privacy = 我保存什么
command-forget = 删除我保存的关于你的一切
command-stats = 最近 30 天的统计
command-reload = 马上检查日报文件夹
command-broadcast = 给所有订阅者发通知
command-help = 怎么用
description = 每天一份 AI 论文速览：按领域排列，每篇一行，点开看卡片；中英文都能搜。
short-description = 每天一份 AI 论文速览，中英文都能搜。
