// The page's own texts, in the reader's language. What the bot says comes from the bot.

const WORDS = {
  en: {
    skip: "To the message field",
    chats: "Chats", close: "Close", unread: "{number} unread",
    language: "Language of Telegram", theme: "Light or dark",
    note: "All of this runs on your machine: the real bot, and a strict stand-in for Telegram.",
    panel: "Behind the scenes",
    offline: "The demo has stopped, or is out of reach. Trying again …",
    log: "Messages", jump: "To the newest message", send: "Send", menu: "Menu",
    commands: "Commands", buttons: "Buttons",
    writeHere: "Message", postHere: "Broadcast a post",
    restart: "Unblock and start again", blocked: "You blocked the bot",
    whatBot: "What can this bot do?",
    empty: "Nothing here yet. /subscribe brings each day's papers here as well.",
    bot: "bot", channel: "channel", typing: "typing …", forum: "group · you are its administrator",
    edited: "edited", silent: "Came without a sound", you: "You", today: "Today",
    showAll: "Show all", showLess: "Show less", spoiler: "Hidden text; show it",
    copied: "Copied", save: "Save", notHere: "This button does nothing in the demo.",
    previewNote: "Preview; the demo loads no outside page",
    clock: "The clock", toPush: "Go to the next push", anHour: "+1 hour",
    next: "Next push: {when}", waits: "No new report at the hour. Next look: {when}", nobody: "Nobody is subscribed.",
    reports: "Reports", arrive: "New report", correct: "Correct the newest",
    feed: "Get today's papers",
    own: "Write or upload one", upload: "Upload a file", name: "File name",
    text: "Report in Markdown", drop: "Drop it into the folder", open: "Edit",
    new: "new", changed: "changed", unchanged: "unchanged", refused: "refused", gone: "gone",
    outcome_new: "{name}: taken, {papers} papers of {day}.",
    outcome_changed: "{name}: the report of {day} has changed.",
    outcome_unchanged: "{name}: nothing new in it.",
    outcome_refused: "{name} is refused", line: "line {line}",
    nowReads: "Line {line} now reads:",
    trouble: "Trouble", flood: "Flood", lose: "Lose an answer", block: "Block the bot",
    unblock: "Unblock the bot",
    flood_done: "The bot's next message meets a flood: Telegram asks for 5 seconds of pause.",
    lose_done: "The bot's next message arrives, but Telegram's answer gets lost.",
    ledger: "The ledger",
    ledgerHint: "Every message is written down here before it is sent, so a crash loses none. “Calls” counts how often Telegram was asked to take it.",
    means_due: "waiting for its turn", means_sending: "Telegram was asked, no answer yet",
    means_sent: "Telegram took it", means_unknown: "no answer came; sent once more at most",
    means_failed: "Telegram refused it for good",
    whom: "To", what: "What", state: "State", calls: "Calls",
    noRows: "Nothing is owed yet.", privateChat: "You",
    due: "due", sending: "sending", sent: "sent", failed: "failed", unknown: "unknown",
    from: "from {when}", part: "part {part}",
    digest: "digest", quiet: "quiet day", notice: "notice",
    joined: "{from} added {name}", left: "{name} left", topicOpened: "Topic “{name}” opened",
    ok: "OK", failedRequest: "That did not work: {reason}",
    noAnswer: "the demo does not answer",
  },
  zh: {
    skip: "跳到输入框",
    chats: "聊天", close: "关闭", unread: "{number} 条未读",
    language: "Telegram 的语言", theme: "浅色或深色",
    note: "一切都在你的电脑上运行：真实的机器人，和一个严格的 Telegram 替身。",
    panel: "幕后",
    offline: "演示已停止或无法连接，正在重试……",
    log: "消息", jump: "跳到最新消息", send: "发送", menu: "菜单",
    commands: "命令", buttons: "按钮",
    writeHere: "输入消息", postHere: "发布一条帖子",
    restart: "解除屏蔽并重新开始", blocked: "你已屏蔽机器人",
    whatBot: "这个机器人能做什么？",
    empty: "这里还没有消息。发送 /subscribe，每天的论文也会来到这里。",
    bot: "机器人", channel: "频道", typing: "正在输入……", forum: "群组 · 你是管理员",
    edited: "已编辑", silent: "静音送达", you: "你", today: "今天",
    showAll: "展开", showLess: "收起", spoiler: "隐藏的文字，点击显示",
    copied: "已复制", save: "保存", notHere: "这个按钮在演示中不起作用。",
    previewNote: "预览；演示不会加载外部网页",
    clock: "时钟", toPush: "到下一次推送", anHour: "+1 小时",
    next: "下一次推送：{when}", waits: "到点还没有新日报。下次查看：{when}", nobody: "还没有人订阅。",
    reports: "日报", arrive: "新日报到达", correct: "更正最新日报",
    feed: "抓取今日论文",
    own: "自己写一份或上传", upload: "上传文件", name: "文件名",
    text: "Markdown 日报", drop: "放进文件夹", open: "编辑",
    new: "新", changed: "已更新", unchanged: "无变化", refused: "被拒绝", gone: "已删除",
    outcome_new: "{name}：已收下，{day} 的 {papers} 篇论文。",
    outcome_changed: "{name}：{day} 的日报已更新。",
    outcome_unchanged: "{name}：没有新内容。",
    outcome_refused: "{name} 被拒绝", line: "第 {line} 行",
    nowReads: "第 {line} 行现在是：",
    trouble: "制造麻烦", flood: "限流", lose: "丢失回执", block: "屏蔽机器人",
    unblock: "解除屏蔽",
    flood_done: "机器人的下一条消息会遇到限流：Telegram 要求暂停 5 秒。",
    lose_done: "机器人的下一条消息会送达，但 Telegram 的回执会丢失。",
    ledger: "账本",
    ledgerHint: "每条消息在发送之前先在这里记一行，程序崩溃也不会丢失。“次数”是请求 Telegram 发送的次数。",
    means_due: "等待发送", means_sending: "已请求 Telegram，还没有回应",
    means_sent: "Telegram 已收下", means_unknown: "没有收到回应，最多再发一次",
    means_failed: "被 Telegram 拒绝，不再重试",
    whom: "收件人", what: "内容", state: "状态", calls: "次数",
    noRows: "还没有要发的消息。", privateChat: "你",
    due: "待发", sending: "发送中", sent: "已送达", failed: "失败", unknown: "未知",
    from: "{when} 起", part: "第 {part} 部分",
    digest: "日报", quiet: "无更新日", notice: "通知",
    joined: "{from}添加了 {name}", left: "{name} 离开了", topicOpened: "话题“{name}”已创建",
    ok: "好", failedRequest: "没有成功：{reason}",
    noAnswer: "演示没有回应",
  },
};

let language = "en";
const listeners = [];

/** Returns the text for a key, with `{values}` filled in. */
export function say(key, values = {}) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Calls `listener` now and whenever the language changes. */
export function onLanguage(listener) {
  listeners.push(listener);
  listener();
}

/** Sets the language by a language code of Telegram. */
export function speak(code) {
  const wanted = code.startsWith("zh") ? "zh" : "en";
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  if (wanted === language) return;
  language = wanted;
  for (const listener of listeners) listener();
}

/** Returns a moment in UTC as text; `form` are options of Intl.DateTimeFormat. */
export function moment(seconds, form) {
  const options = { timeZone: "UTC", hourCycle: "h23", ...form };
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", options)
    .format(seconds * 1000);
}

export const CLOCK = { hour: "2-digit", minute: "2-digit" };
export const DAY = { weekday: "short", day: "numeric", month: "short" };
