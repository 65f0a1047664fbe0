# Papergram が話す言葉。短く、平易に。どのキーも en.ftl にある。
# 用語（一つのものは一つの言葉で）:
# paper 論文、report レポート、overview ダイジェスト、card カード、field 分野、topic トピック
# follow フォロー、mute ミュート、left out 非表示、matching 該当する、words 語句
# subscription 購読、delivery/push 配信、quiet day 配信がない日、notice お知らせ
# saved 保存した論文、search 検索、private chat プライベートチャット、style 表示形式
# time zone タイムゾーン、feed 自動取得、store データベース。数えるときは論文も「件」

## カードとダイジェスト
card-authors-more = { $names } ほか
comma = 、
section-field = 分野
section-contribution = 主な貢献
section-usage = 使い方
section-innovations = 新規性
section-results = 実験結果
section-other = その他
link-paper = 論文
link-code = コード
link-project = プロジェクト
card-because = ⭐ フォロー中：{ $words }
overview-title = 📄 { $date } · 論文{ $count }件
overview-seen = 🔁 { $count }件は以前のレポートにもありました。
overview-continued = 📄 { $date } · 続き { $part }/{ $parts }
# 日本語以外で書かれた論文の印。日本語なら空
in-language = { $language ->
    [ja] {""}
   *[other] { language-called }
}
some-in-language = { in-language }{ $count }件
language-called = { $language ->
    [de] ドイツ語
    [en] 英語
    [es] スペイン語
    [fr] フランス語
    [it] イタリア語
    [ja] 日本語
    [ko] 韓国語
    [pt] ポルトガル語
    [ru] ロシア語
    [zh] 中国語
   *[other] { $language }
}
overview-muted = 🔇 ミュート中の論文{ $count }件は非表示です。
overview-only-followed = ⭐ フォロー中の論文のみ表示しています。ほか{ $count }件は非表示です。
left-out-title = 📄 { $date } · 非表示の{ $count }件
similar-title = ≈ この論文に似た論文：
similar-none = ≈ この論文に似た論文はまだありません：
similar-shared = 共通点：{ $things }
text-page = { $page }/{ $pages }ページ
text-none = この論文について、レポートにこれ以上の記載はありません。
overview-also = 前回の配信以降のレポート：{ $dates }（/digest で開けます）

## 大きな分野
broad-robots = ロボット・身体性AI
broad-agents = エージェント・ツール
broad-language = 言語・推論
broad-multimodal = マルチモーダル・視覚言語
broad-vision = 視覚・画像
broad-video = 動画・生成
broad-worlds = 3D・世界モデル
broad-audio = 音声・オーディオ
broad-training = 学習・強化学習・アラインメント
broad-systems = 効率化・システム
broad-science = 医療・科学
broad-retrieval = 検索・推薦
broad-safety = 安全性・信頼性
broad-data = データ・評価
broad-other = その他

## ボタン
button-back = ↩ 戻る
button-previous = ‹ 前へ
button-next = 次へ ›
button-previous-paper = ‹ 前の論文
button-next-paper = 次の論文 ›
button-subscribe = 🔔 購読する
button-unsubscribe = 🔕 購読を停止
button-similar = ≈ 類似
button-text = 📖 全文
button-open = 📖 プライベートチャットで読む
button-left-out = 非表示の{ $count }件を見る
button-followed = ⭐ フォロー中（{ $count }）
button-show-all = 全{ $count }件を表示
button-follow = ✅ フォローする
button-mute = ✅ ミュートする
button-mute-words = 🔇 「{ $words }」をミュート
button-follow-words = ⭐ 「{ $words }」をフォロー
button-search = 🔎 「{ $words }」を検索
button-arxiv = 🔎 arXivで検索
button-cancel = キャンセル
button-calendar = 📅 ほかの日
button-save = 🔖 保存
button-saved = ✅ 保存済み
button-less = 🔇 減らす
button-share = 📤 共有
button-time = 🕘 { $time }
button-days = 🗓 { $days }
button-zone = 🌍 { $zone }
button-zone-other = 🌍 ほかの場所
button-style = 📄 表示形式
button-language = 💬 言語
button-quiet-on = 🤫 配信がない日は理由を知らせる
button-quiet-off = 🤫 配信がない日は知らせない
button-only-on = ⭐ フォロー中の論文のみ受け取る
button-only-off = ⭐ すべての論文を受け取る
button-open-private = 💬 プライベートチャットを開く
button-forget = 🗑 はい、すべて削除
button-send = 📣 送信

## 開始と購読
welcome = こんにちは、Papergramです。
    その日のAI論文のダイジェストを毎日お届けします。論文は分野ごとに1件1行で並び、番号をタップするとカードが開きます。
    キーワード（英語か中国語）を送ると検索できます。arXiv IDやリンクを送ると、その論文が開きます。
welcome-subscribed = ✅ 購読中です。{ $days } { $time }（{ $zone }）に配信します。
welcome-next = 次回の配信：{ $when }
welcome-zone = 🌍 タイムゾーンは推定です。そちらは今、何時ですか？時刻をタップするか、位置情報を送ってください（位置は保存しません）。
welcome-language = 🌐 レポートは今のところ{ language-called }のみです。日本語版がある場合は、日本語版をお届けします。
welcome-newest = 最新のレポートはこちらです：
welcome-no-digest = レポートはまだ届いていません。届き次第お送りします。
link-unknown = リンク先の内容は見つかりませんでした。
welcome-group = こんにちは！管理者が /subscribe を送ると、その日のAI論文が毎日ここに届きます。
subscribed = ✅ 購読中です。{ $days } { $time }（{ $zone }）に配信します。
    次回の配信：{ $when }
subscribe-usage = 例：/subscribe{ $to } 08:30 東京
    時刻とタイムゾーンは省略できます。「{ $word }」は読み取れませんでした。
unsubscribed = 🔕 購読を停止しました。設定は残してあります。再開するには /subscribe{ $to } を送ってください。
not-subscribed = 購読していません。始めるには /subscribe{ $to } を送ってください。
only-admins = ここの購読を変更できるのは管理者だけです。
when-today = 今日 { $time }
when-tomorrow = 明日 { $time }
when-on = { $date } { $time }
when-arrival = { $when }、または新しいレポートが届き次第

## レポート
no-digest-yet = レポートはまだ届いていません。
no-digest-on = { $date }のレポートはありません。近い日付：{ $dates }
digest-usage = 例：/digest 2026-02-16、/digest 昨日、/digest 3月3日
digest-unclear = 「{ $word }」は { $one } とも { $other } とも読めます。どちらかを送ってください。例：/digest { $one }
calendar-title = 📅 { $month }のレポート：
calendar-empty = 📅 { $month }のレポートはありません。

## 論文
paper-usage = 例：/paper 2602.12617（リンクやタイトルの語句も使えます）
paper-unknown = { $id } は見つかりませんでした。arXivにはあるかもしれません：{ $url }
paper-nearest = IDが近い論文：
papers-rest = 一度に表示できるのは{ $first }件までです。残りの{ $count }件は、もう一度送ってください：{ $ids }
paper-gone = この論文はもうありません。

## 検索
search-usage = 何を探しますか？例：/search robotics、/search image generation
search-title = 🔎 { $words } · { $total }件
search-more-than = 🔎 { $words } · { $total }件超
search-none = 🔎 「{ $words }」に該当する論文は見つかりませんでした。ほかの語句を英語か中国語でお試しください。
search-none-follow = フォローしておくと、該当する論文が出たときに先頭に並びます。
search-also = 同義語も検索：{ $words }
search-incomplete = 検索インデックスを作成中です。数分間、表示されない論文があるかもしれません。
search-corrected = 「{ $words }」の検索結果を表示しています。
search-page = { $page }/{ $pages }ページ
search-typed-only = 「{ $words }」だけを検索
search-gone = この検索は期限切れです。もう一度検索してください。

## トピック
topic-follow = ⭐ 「{ $words }」をフォローしますか？
topic-mute = 🔇 「{ $words }」をミュートしますか？
topic-would-follow = 直近{ $total }件の論文では、{ $count }件が先頭に並びます。
topic-would-mute = 直近{ $total }件の論文では、{ $count }件が非表示になります。
topic-hidden = ほかに{ $count }件ありますが、ミュート中のトピックに該当するため非表示のままです。
less-title = 🔇 このような論文を減らしますか？分野ごとにミュートできます：
less-nothing = 🔇 この論文には、ミュートできる分野がありません。「/mute 語句」で論文を非表示にできます。
topic-no-match = 直近{ $total }件に該当する論文はありません。追加すると、今後の論文に適用されます。
topic-untried = 論文がまだないため、効果を確認できません。
topic-also = 同義語：{ $words }
topic-newest = 最新の{ $count }件：
topic-followed = ⭐ 「{ $words }」をフォローしました。該当する論文は⭐付きで先頭に並びます。トピックの一覧：/topics{ $to }
topic-muted = 🔇 「{ $words }」をミュートしました。該当する論文は非表示になり、ダイジェストには件数だけが出ます。トピックの一覧：/topics{ $to }
topic-followed-already = ⭐ 「{ $words }」はフォロー済みです。トピックの一覧：/topics{ $to }
topic-muted-already = 🔇 「{ $words }」はミュート済みです。トピックの一覧：/topics{ $to }
topic-full = トピックが上限の{ $most }件に達しています。先に /topics{ $to } で減らしてください。
topic-not-kept = 追加していません：「{ $words }」
topics-too-many = トピックが{ $count }件あります。一度に送れるのは{ $most }件までです。
topic-too-long = トピックが長すぎます。{ $most }文字以内にしてください。
topic-unchanged = 変更しませんでした。
topic-gone = このトピックはすでに削除されています。トピックの一覧：/topics{ $to }
topic-needs-subscription = トピックは毎日のダイジェストに反映されます。受け取るには、まず /subscribe{ $to } を送ってください。
follow-usage = 何をフォローしますか？例：/follow{ $to } robotics、/follow{ $to } image generation
mute-usage = 何を非表示にしますか？例：/mute{ $to } medical、/mute{ $to } 3D
topics-none = トピックはまだありません。「/follow{ $to } 語句」で該当する論文が先頭に並び、「/mute{ $to } 語句」で非表示になります。
topics-followed = ⭐ フォロー中
topics-muted = 🔇 ミュート中
topics-drop = タップすると削除できます。

## 配信がない日
quiet-no-report = 🕘 今日の新しいレポートはまだありません。今日中に届けばお送りします。
quiet-weekend = 🕘 今日のレポートはありません。週末は通常お休みです。今日中に届けばお送りします。
quiet-newest = 最新のレポート：{ $date }（/today）
# 自動取得の進み具合：次のレポートの日付と、週末
feed-reading = 📥 { $date }：論文{ $listed }件のうち{ $read }件を読み終えました。レポートは{ $time }ごろの予定です。
feed-late = 📥 { $date }：論文{ $listed }件のうち{ $read }件を読み終えました。レポートはできるだけ早くお届けします。
feed-weekend = 📭 週末は新しい論文が出ません。
feed-nothing-yet = 📭 { $date }：論文はまだ公開されていません。
quiet-nothing-for-you = 🕘 { $date }：論文{ $count }件のうち、トピックに該当するものはありません。

## 訂正
corrected-gone = ここにあった内容は、別のメッセージに移ったか、削除されました。
revised = ✏️ { $what }
revised-papers = { $numbers }：{ $parts }
revised-part = { $part ->
    [title] タイトル
    [field] 分野
    [contribution] 主な貢献
    [usage] 使い方
    [innovations] 新規性
    [results] 実験結果
    [extras] その他の内容
    [people] 著者
    [links] リンク
    [new] 新規
    [gone] 削除
   *[other] { $part }
}

## 状態
status-subscribed = 🔔 購読中：{ $days } { $time }（{ $zone }）に配信
status-off = 🔕 購読していません。始めるには /subscribe{ $to } を送ってください。
status-paused = ⏸ 一時停止中（{ $when }から）：{ $reason }解消すると自動で再開します。配信のたびに再試行します。
status-last = 前回の配信：{ $date }のレポート（{ $when }）
status-last-newest = 前回の配信：最新のレポート、{ $date }（{ $when }）
status-partly = 前回の配信：{ $date }のレポート（メッセージ{ $total }件のうち{ $sent }件）
status-never = まだ何も配信していません。
status-next = 次回の配信：{ $when }
status-waiting = { $time }を過ぎましたが、今日のレポートはまだ届いていません。
status-newest-unseen = 最新のレポート：{ $date }
status-newest-nothing = 最新のレポート：{ $date }。トピック（/topics{ $to }）に該当する論文がないため、配信しませんでした。
status-failed = ⚠️ { $date }：メッセージ{ $count }件を配信できませんでした。{ $reason }
status-unknown = ⚠️ { $date }：メッセージ{ $count }件が届いたかどうか分かりません（応答がなかったか、処理が中断されました）。
reason-out = ブロックされたか、チャットから外されました。
reason-rights = 投稿する権限がありませんでした。
reason-topic = フォーラムのトピックが閉じられたか、削除されました。
reason-stopped = その前に購読が停止されました。
reason-interrupted = 処理が中断されました。
reason-refused = Telegramに拒否されました。
status-empty = レポートはまだ届いていません。

## 設定
settings-title = ⚙️ 設定
settings-time = 🕘 時刻：{ $time }
settings-days = 🗓 曜日：{ $days }
settings-zone = 🌍 タイムゾーン：{ $zone }
settings-style = 📄 表示形式：{ $style }
settings-language = 💬 言語：{ $language }
language-but-reports = { $name }（レポートは今のところ{ language-called }のみ）
settings-quiet-on = 🤫 配信がない日：理由を知らせる
settings-quiet-off = 🤫 配信がない日：知らせない
settings-only-on = { $follows ->
    [no] ⭐ 論文：フォロー中のみ。まだ何もフォローしていないので、すべて届きます（/follow{ $to }）
   *[yes] ⭐ 論文：フォロー中のみ（/topics{ $to }）
}
settings-only-off = ⭐ 論文：すべて
settings-next = 次回の配信：{ $when }
settings-typed = タップして変更するか、次のように送ってください：/settings 時刻 08:30
settings-typed-for = 変更するには、次のように送ってください：/settings { $name } 時刻 08:30
settings-done = ✅ 変更しました。
settings-unread = 「{ $word }」は読み取れませんでした。次のように書けます：
settings-missing = 「{ $word }」の値がありません。次のように書けます：
settings-ways =
    /settings{ $to } 時刻 08:30
    /settings{ $to } 曜日 平日（または 毎日、月 水 金）
    /settings{ $to } タイムゾーン 東京
    /settings{ $to } 表示形式 ダイジェスト（または カード、タイトル）
    /settings{ $to } 言語 日本語（または 英語）
    /settings{ $to } 配信なし 知らせる（または 知らせない）
    /settings{ $to } 論文 フォロー中（または すべて）
zone-unread = 「{ $word }」の場所が分かりません。近くの大きな都市（東京、ベルリン）か、UTC+9 のような時差を送ってください。
ask-time = 何時にしますか？「時」をタップし、必要なら「分」も選んでください。
ask-days = 何曜日に配信しますか？ほかの曜日のレポートは、次のダイジェストでお知らせします。
ask-zone = どちらにいますか？都市をタップするか、都市名（東京、ベルリン）、時差（UTC+9）、位置情報のどれかを送ってください。位置は保存しません。
ask-style = 論文をどのように表示しますか？
ask-language = どの言語にしますか？
style-overview = ダイジェスト（分野別の一覧）
style-cards = カード（論文ごとに1メッセージ）
style-titles = タイトル（論文ごとに1行）
city-shanghai = 上海
city-tokyo = 東京
city-singapore = シンガポール
city-kolkata = ムンバイ
city-berlin = ベルリン
city-london = ロンドン
city-new-york = ニューヨーク
city-los-angeles = ロサンゼルス
when-now = まもなく
days-all = 毎日
days-working = 平日
days-weekend = 土日
weekday-1 = 月
weekday-2 = 火
weekday-3 = 水
weekday-4 = 木
weekday-5 = 金
weekday-6 = 土
weekday-7 = 日

## 言語：自らの呼び名と、人々の呼び名
language-name = 日本語
language-words = japanese 日本語 日文 日语 日語 японский japonés

## コマンドなしでも分かる言葉
typed-help = ヘルプ 使い方 ? ？
typed-stop = 停止 配信停止 購読停止 購読を停止 購読解除 配信をやめる 購読をやめる
typed-today = 今日 きょう 本日
typed-yesterday = 昨日 きのう
typed-before-yesterday = 一昨日 おととい
typed-last = 前の

## /settings の後に書かれる言葉：設定の名前と、その値
typed-time = 時刻 時間
typed-days = 曜日 配信日
typed-days-all = 毎日 全曜日
typed-days-working = 平日
typed-days-weekend = 土日 週末
typed-weekday-1 = 月 月曜 月曜日
typed-weekday-2 = 火 火曜 火曜日
typed-weekday-3 = 水 水曜 水曜日
typed-weekday-4 = 木 木曜 木曜日
typed-weekday-5 = 金 金曜 金曜日
typed-weekday-6 = 土 土曜 土曜日
typed-weekday-7 = 日 日曜 日曜日
typed-and = と や まで
typed-to = から
typed-zone = タイムゾーン 時間帯 時差 都市
typed-style = 表示形式 表示 形式 スタイル
typed-style-overview = ダイジェスト 一覧
typed-style-cards = カード
typed-style-titles = タイトル
typed-language = 言語
typed-quiet = 配信なし 配信がない日 通知
typed-quiet-on = 知らせる オン はい
typed-quiet-off = 知らせない オフ いいえ
typed-only = 論文
typed-only-followed = フォロー中 フォロー フォロー中のみ オン はい
typed-only-all = すべて 全て 全部 オフ いいえ

## 保存した論文
save-usage = 例：/save 2602.12617（カードに /save と返信しても保存できます）
save-done = 🔖 保存しました。保存した論文：/saved
save-already = 🔖 すでに保存済みです。保存した論文：/saved
save-undone = 保存を取り消しました。
save-nobody = チャンネルやグループとしては論文を保存できません。
saved-title = 🔖 保存した論文 · { $total }件
saved-found = 🔖 保存した論文 · { $words } · { $total }件
saved-none = 🔖 「{ $words }」に該当する保存した論文はありません。保存した論文：/saved
saved-empty = 🔖 保存した論文はまだありません。カードの下の🔖をタップするか、/save に続けてarXiv IDを送ってください。
saved-private = 🔖 保存した論文は、プライベートチャットで見られます。

## チャンネル
channel-offer = 🔔 毎日のAI論文を { $name } に配信しますか？
channel-not-there = { $name } に参加していません。投稿できる管理者として追加してから、もう一度お試しください。
channel-not-yours = 変更できるのは { $name } の管理者だけです。
channel-no-voice = { $name } に投稿できません。メッセージの投稿を許可してから、もう一度お試しください。
channel-no-answer = { $name } について、Telegramから応答がありませんでした。もう一度お試しください。
channel-that = そのチャンネル

## インライン
inline-button = プライベートチャットを開く
inline-none = 見つかりません · プライベートチャットを開く

## プライバシー
privacy = 🔒 保存するもの：
    • 購読しているチャットごと：チャットのID、時刻、曜日、タイムゾーン、表示形式、言語、トピック、いつ何を配信したか
    • あなたについて：保存した論文と、選んだ言語
    • 検索された語句（誰が検索したかは保存しません）
    • 1日ごとの各操作の回数（誰が行ったかは保存しません）

    名前、メッセージ、位置情報は保存しません。/forget を送ると、あなたに関するデータをすぐにすべて削除できます。
forget-ask = 🗑 あなたに関するデータをすべて削除しますか？購読、設定、トピック、保存した論文、配信の記録が消えます。元には戻せません。
forget-private = 🗑 この操作はプライベートチャットで行ってください。
forget-kept = 何も削除していません。
forgotten = 🗑 あなたに関するデータをすべて削除しました。もう一度始めるには /start を送ってください。

## 送りすぎたとき
slow-down = メッセージが多すぎます。30秒後にもう一度お試しください。
slow-down-button = タップが多すぎます。30秒後にもう一度お試しください。

## 運営者向け
stats-title = 📊 直近{ $days }日間
stats-subscribers = 1. 購読：有効{ $on }件、停止{ $off }件
stats-sent = 2. 配信したメッセージ：{ $count }件
stats-searches = 3. 検索：{ $count }回、結果なし（赤）：{ $nothing }回
stats-topics = 4. 開かれたカードのトピック：
stats-no-topics = 4. トピック：カードはまだ開かれていません
stats-papers = 論文：{ $papers }件（レポート{ $reports }件）、最新は{ $newest }
stats-feed = 自動取得：{ $date }のレポートに論文{ $papers }件、うち{ $fell }件は一部または全部が要旨から
stats-feed-bill = 直近{ $days }日間のトークン数：{ $tokens }
stats-feed-next = 次の自動取得：{ $time }（UTC）
reload-new = ✅ { $file }：新規、論文{ $count }件
reload-changed = ✅ { $file }：変更あり、論文{ $count }件
reload-refused = ⚠️ { $file }：取り込めませんでした：{ $reason }
reload-awaited = ⏳ { $file }：書き込み中かもしれません。変化が止まり次第読み込みます
reload-gone = { $file }：削除されました。論文は残っています
reload-unchanged = 変更なし：{ $count }件
reload-feeds = 📥 直近数日の論文を取得しています。
broadcast-usage = /broadcast に続けて本文を送ってください。太字やリンクも使えます。
broadcast-ask = 📣 上の内容をそのまま{ $count }件の購読に送ります。送信しますか？
broadcast-price = 有料の配信です。最大で{ $stars }スターかかります。
broadcast-unsendable = ⚠️ このメッセージはTelegramに受け付けられません。見える文字がないか、長すぎるか、リンクが多すぎます。何も送信していません。本文を直して、もう一度お試しください。
broadcast-sent = 📣 { $count }件の購読に送信しています。
broadcast-cancelled = 送信しませんでした。
broadcast-settled = これはすでに処理済みです。
note-refused = { $count ->
    [1] ⚠️ レポートを取り込めませんでした：{ $files }
   *[other] ⚠️ レポート{ $count }件を取り込めませんでした：
    { $files }
}
note-refused-file = { $file }：{ $reason }
note-refused-more = …ほか{ $count }件。理由は papergram load で確認できます。
note-failures = ⚠️ { $date }のレポート：メッセージ{ $total }件のうち{ $failed }件を配信できませんでした：{ $reasons }
note-troubles = ⚠️ ボットで{ $count }件のエラーが起きました。ほかの人への配信は続いており、失敗したものは再試行します：{ $causes }
note-deaf = ⚠️ { $minutes }分間、Telegramからメッセージが届いていません：{ $reason }
note-hearing = ✅ Telegramからまたメッセージが届くようになりました。
note-waiting = ⚠️ 送るべきメッセージがありますが、{ $minutes }分間、Telegramに1件も送れていません。原因は papergram check で確認できます。
note-waiting-over = ✅ Telegramにまたメッセージを送れるようになりました。
note-clock = ⚠️ ボットが動いているマシンの時計がTelegramと{ $seconds }秒ずれているため、レポートが正しい時刻に配信されません。NTPで合わせてください。
note-clock-over = ✅ ボットが動いているマシンの時計は正常に戻りました。
note-disk = ⚠️ データベースのあるディスクの空きが残り{ $free } MBです。いっぱいになる前に空きを増やしてください。
note-disk-over = ✅ ディスクの空きは十分になりました。
note-folder = ⚠️ レポートのフォルダーを読み込めません：{ $reason }
note-folder-over = ✅ レポートのフォルダーをまた読み込めるようになりました。
note-backup = ⚠️ データベースをバックアップできませんでした：{ $reason }
note-backup-over = ✅ データベースをまたバックアップできるようになりました。
note-database = ⚠️ データベースに書き込めません：{ $reason }。配信と返信は復旧を待っています。
note-database-over = ✅ データベースにまた書き込めるようになりました。
note-takeover = 🔁 { $host } のプロセスが引き継ぎました。それまで動いていたプロセスは終了しています。
note-late = ⚠️ 今日のレポートがまだありません。普段は{ $time }（{ $zone }）ごろに届きます。
note-feed = ⚠️ 自動取得に対応が必要です：{ $reason }
note-store-lost = ⛔ データベースが使えなくなり、ボットは停止しました：{ $reason }。バックアップに置き換えて、もう一度起動してください。

## ヘルプとその他
stop-ask = 🔕 毎日のダイジェストを停止しますか？設定は残ります。
help = 語句を送ると検索、arXiv IDやリンクを送るとその論文が開きます。例はタップするとコピーできます。

    /today — 最新のダイジェスト
    /digest — 別の日のダイジェスト：`/digest 昨日`
    /search — 検索：`/search robot hands`。絞り込み：`-語`、`OR`、`title:語`、`author:名前`、`2026`、`去年`、`since:2026-02`
    /paper — 1件の論文：`/paper 2602.12617`
    /follow — 該当する論文を先頭に：`/follow robotics, video`
    /mute — 該当する論文を非表示に：`/mute medical`
    /topics — フォロー中とミュート中のトピック
    /subscribe — 毎日の配信：`/subscribe 08:30 東京`
    /unsubscribe — 配信を停止
    /status — 次の配信と、届かなかった理由
    /save — 論文を保存：`/save 2602.12617`。一覧は /saved
    /settings — 時刻、曜日、タイムゾーン、表示形式、言語：`/settings 曜日 平日`
    /privacy — 保存するもの。削除は /forget
    /help — このページ

    どのチャットでも：`@{ $bot } robot hands` でカードを投稿できます。
    チャンネルへの配信は、ここから：`/subscribe @yourchannel 08:30 東京`
not-understood = これには対応していません。検索したい語句を送るか、/help をご覧ください。
unknown-command = { $command } というコマンドはありません。コマンドの一覧：/help
only-in-private = この操作はプライベートチャットでのみ使えます。
old-button = このボタンはもう使えません。/today からやり直してください。
button-changed = このボタンはもう使えません。メッセージが変わりました。もう一度タップしてください。
store-away = ⏳ 現在、データベースに接続できません。メッセージは受け取りました。復旧し次第お返事します。
went-wrong = 問題が発生し、記録しました。もう一度お試しください。
shown-nothing-new = すでにこのページを表示しています。

## コマンドメニュー
command-today = 最新のダイジェスト
command-digest = 別の日のダイジェスト
command-search = 論文を検索（英語か中国語）
command-paper = arXiv IDで論文を開く
command-follow = トピックをフォロー
command-mute = トピックをミュート
command-topics = フォロー中とミュート中のトピック
command-subscribe = 購読する（時刻とタイムゾーンも指定可）
command-unsubscribe = 毎日の配信を停止
command-status = 次の配信と、届かなかった理由
command-save = 論文を保存
command-saved = 保存した論文（ファイル出力も可）
command-settings = 時刻、曜日、タイムゾーン、表示形式、言語
command-privacy = 保存するもの
command-forget = 自分に関するデータをすべて削除
command-stats = 直近30日間の統計
command-reload = 新しいレポートを今すぐ確認
command-broadcast = 購読者全員にお知らせを送信
command-help = 使い方
description = その日のAI論文のダイジェストを毎日お届けします。論文は分野ごとに1件1行で並び、番号をタップするとカードが開きます。検索は英語か中国語で。
short-description = その日のAI論文をまとめたダイジェストを毎日お届け。検索は英語か中国語で。
