# Papergram 说的话。句子短，不用术语；每个键在 en.ftl 里都有对应。

## 卡片与速览
card-innovations = 创新
card-results = 结果
card-usage = 用法
section-usage = 使用指南
section-innovations = 主要创新点
section-results = 实验效果
link-paper = 论文
link-code = 代码
overview-title = 📄 { $date } 论文速览 · { $count } 篇
overview-continued = 📄 { $date } · 续 { $part }/{ $parts }
overview-also = 其间还有：{ $dates }（/digest 可看）

## 按钮
button-back = ↩ 返回
button-previous = ‹ 上一页
button-next = 下一页 ›
button-previous-paper = ‹ 上一篇
button-next-paper = 下一篇 ›
button-subscribe = 🔔 订阅
button-unsubscribe = 🔕 停止订阅
button-calendar = 📅 其他日期

## 欢迎与订阅
welcome = 你好，我是 Papergram。
    每天一份 AI 论文速览：每篇一句话讲清贡献，点编号看全文卡片。
    直接发关键词就能搜索（中英文都行），发论文编号或链接就能看那一篇。
welcome-subscribed = ✅ 已为你订阅，每天 { $time }（{ $zone }）送到。
welcome-next = 下一份：{ $when }。
welcome-newest = 先看最新一期：
welcome-no-digest = 还没有收到任何日报，一到就发给你。
welcome-group = 把我加进群了？管理员发 /subscribe 就能每天收到论文速览。
subscribed = ✅ 已订阅，每天 { $time }（{ $zone }）送到。
    下一份：{ $when }。
subscribe-usage = 请写成：/subscribe 08:30 Asia/Shanghai
    时间和时区都可以省略。“{ $word }”看不懂。
unsubscribed = 🔕 已停止推送，设置会替你留着。想回来就发 /subscribe。
not-subscribed = 这里还没有订阅。发 /subscribe 开始。
only-admins = 这里只有管理员可以更改订阅。
when-today = 今天 { $time }
when-tomorrow = 明天 { $time }
when-on = { $date } { $time }
when-arrival = { $when }（今天若有新日报，一到就发）

## 日报
no-digest-yet = 还没有收到任何日报。
no-digest-on = { $date } 没有日报。最近的有：{ $dates }
digest-usage = 请写成：/digest 2026-02-16
calendar-title = 📅 { $year } 年 { $month } 月有日报的日子：
calendar-empty = 📅 { $year } 年 { $month } 月没有日报。

## 论文
paper-usage = 请写成：/paper 2602.12617（也可以发链接，或标题里的几个词）
paper-unknown = 没有见过 { $id }。
paper-nearest = 编号相近的：
paper-gone = 这篇论文已经不在库里了。

## 搜索
search-usage = 想找什么？例如：/search 机器人 或 /search quantization
search-title = 🔎 { $words } · { $total } 篇
search-more-than = 🔎 { $words } · 超过 { $total } 篇
search-none = 🔎 没有找到“{ $words }”。换个词试试，中英文都可以。
search-also = 也搜了：{ $words }
search-corrected = 你是说 { $words } 吗？
search-page = 第 { $page }/{ $pages } 页
search-typed-only = 只搜“{ $words }”
search-gone = 这次搜索已经过期，请再搜一次。

## 状态
status-subscribed = 🔔 每天 { $time }（{ $zone }）推送。
status-off = 🔕 没有订阅。发 /subscribe 开始。
status-last = 最近一次：{ $date } 的日报，{ $when } 送到。
status-partly = 最近一次：{ $date } 的日报，{ $total } 条里送到 { $sent } 条。
status-never = 还没有推送过。
status-next = 下一次：{ $when }。
status-waiting = 今天 { $time } 已过，新日报还没到；一到就发（今天之内），否则等到明天 { $time }。
status-newest = 库里最新的是 { $date }，你已经看过。
status-newest-unseen = 库里最新的是 { $date }。
status-failed = ⚠️ { $date } 有 { $count } 条没发出去：{ $reason }
status-unknown = ⚠️ { $date } 有 { $count } 条不知道是否送到（网络没有回音）。
status-empty = 库里还没有日报。

## 帮助与其他
help = 直接发词搜索，发论文编号或链接看卡片。

    /today 最新一期
    /digest 某一天的日报
    /search 词 搜索
    /paper 编号 看一篇
    /subscribe 时间 时区 订阅
    /unsubscribe 停止订阅
    /status 什么时候发、为什么安静
    /help 这一页
not-understood = 这个我用不上。发几个词来搜索，或看 /help。
unknown-command = 没有 { $command } 这个命令。能用的都在 /help。
old-button = 这个按钮已经失效，请发 /today 重新开始。
went-wrong = 出了点问题，已经记下。请再试一次。
shown-nothing-new = 已经是这一页了。

## 命令菜单
command-today = 最新一期论文速览
command-digest = 看某一天的日报
command-search = 搜索论文，中英文都行
command-paper = 按编号看一篇
command-subscribe = 订阅，可带时间和时区
command-unsubscribe = 停止订阅
command-status = 什么时候发、为什么安静
command-help = 怎么用
description = 每天一份 AI 论文速览：每篇一句话讲清贡献，点开看卡片；中英文都能搜。
short-description = 每天一份 AI 论文速览，中英文都能搜。
