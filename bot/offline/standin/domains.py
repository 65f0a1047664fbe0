"""Top-level domains that make a bare ``name.tld`` a link: all countries, and common others.

The full list of IANA (iana.org/domains/root/db) has some 1,400 names. This is the part that occurs
in texts about papers and code, where ``model.py`` is a link and ``figure.png`` is none.
"""

from __future__ import annotations

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv
bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es
et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu
id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no
np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si
sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk
us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_GENERIC = """
academy app art asia bar best bike biz blog bot build business cafe camera cat center chat church
city click cloud club codes coffee com community company computer consulting cool data date design
dev digital direct directory download edu education email energy engineer engineering events expert
express fail family fan farm fashion film finance fish fit fun fund gallery game games garden gift
global google gov graphics green group guide guru health help host hosting house how info ing ink
institute int international jobs land law legal life link live llc ltd map market marketing media
medical men mil mobi moe money mov movie museum music name net network new news ninja one online
open org page parts photo photos pics pink plus press pro prod pub red report rest review run
science school search security services shop show site social software solutions space store
stream studio style support systems tech technology tel today tools top tours town trade training
travel tube university video vip vision watch web website wiki win work works world wtf xyz you zip
zone
"""
_CHINESE = (
    "中国 中國 公司 网络 网站 网址 在线 中文网 集团 香港 台湾 台灣 新加坡 商城 游戏 信息 政府 公益"
)

TOP_LEVEL = frozenset(f"{_COUNTRIES} {_GENERIC} {_CHINESE}".split()) - {"web", "medical"}
