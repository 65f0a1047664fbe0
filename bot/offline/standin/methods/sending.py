"""Methods that send a new message."""

from __future__ import annotations

import copy

from bot.offline.standin.access import check_thread, find_message, readable_chat, writable_chat
from bot.offline.standin.errors import refuse
from bot.offline.standin.formatting import FormattedText
from bot.offline.standin.keyboards import check_markup
from bot.offline.standin.methods.content import caption_of, file_of, preview_of, text_of
from bot.offline.standin.objects import chat_object, message_object, user_object
from bot.offline.standin.state import Chat, Json, Message, StoredFile
from bot.offline.standin.world import World

_TOO_LONG = "Message is too long"
_CAPTION_TOO_LONG = "Message caption is too long"
_ACTIONS = frozenset(
    """typing upload_photo record_video upload_video record_voice upload_voice upload_document
    choose_sticker find_location record_video_note upload_video_note""".split()
)


def send_message(world: World, params: Json) -> Json:
    """Sends a text."""
    body = text_of(world, params, limit=_TOO_LONG)
    chat = writable_chat(world, params["chat_id"])
    preview = preview_of(params)
    message = _post(world, params, chat, body, html=params["text"])
    message.link_preview = preview
    return message_object(world.add_message(message), world)


def send_photo(world: World, params: Json) -> Json:
    """Sends a picture, uploaded or known by id."""
    chat = writable_chat(world, params["chat_id"], "photos")
    body = caption_of(world, params, limit=_CAPTION_TOO_LONG)
    file = file_of(world, params["photo"], "photo")
    return _send_file(world, params, chat, body, file)


def send_document(world: World, params: Json) -> Json:
    """Sends a file, uploaded or known by id."""
    chat = writable_chat(world, params["chat_id"], "documents")
    body = caption_of(world, params, limit=_CAPTION_TOO_LONG)
    file = file_of(world, params["document"], "document")
    return _send_file(world, params, chat, body, file)


def copy_message(world: World, params: Json) -> Json:
    """Sends the content of another message as the bot's own."""
    original = _original(world, params, "copy")
    what = f"{original.file.kind}s" if original.file else "text messages"
    chat = writable_chat(world, params["chat_id"], what)
    body, html = original.body, original.html
    if original.file is not None and "caption" in params:
        body = caption_of(world, params, limit=_CAPTION_TOO_LONG)
        html = params["caption"]
    message = _post(world, params, chat, body, html=html)
    message.file, message.link_preview = original.file, original.link_preview
    message.extra = dict(original.extra)
    world.add_message(message)
    return {"message_id": message.id}


def forward_message(world: World, params: Json) -> Json:
    """Forwards a message, naming its origin."""
    original = _original(world, params, "forward")
    if original.protect_content:
        raise refuse("Message has protected content and can't be forwarded")
    what = f"{original.file.kind}s" if original.file else "text messages"
    chat = writable_chat(world, params["chat_id"], what)
    message = _post(world, params, chat, original.body, html=original.html)
    message.file, message.link_preview = original.file, original.link_preview
    message.extra, message.origin = dict(original.extra), origin_of(original)
    return message_object(world.add_message(message), world)


def send_chat_action(world: World, params: Json) -> bool:
    """Shows "typing …"."""
    if params["action"].lower() not in _ACTIONS:
        raise refuse("Wrong parameter action in request")
    chat = writable_chat(world, params["chat_id"])
    check_thread(world, chat, params.get("message_thread_id"))
    return True


def origin_of(message: Message) -> Json:
    """Returns the MessageOrigin that a forward of ``message`` carries."""
    if message.origin is not None:
        return message.origin
    if message.chat.type == "channel" or message.sender is None:
        return {
            "type": "channel",
            "date": message.date,
            "chat": chat_object(message.chat),
            "message_id": message.id,
        }
    return {"type": "user", "date": message.date, "sender_user": user_object(message.sender)}


def _original(world: World, params: Json, what: str) -> Message:
    chat = readable_chat(world, params["from_chat_id"])
    return find_message(chat, params["message_id"], what)


def _send_file(
    world: World, params: Json, chat: Chat, body: FormattedText, file: StoredFile
) -> Json:
    message = _post(world, params, chat, body, html=params.get("caption", ""))
    message.file = file
    return message_object(world.add_message(message), world)


def _post(world: World, params: Json, chat: Chat, body: FormattedText, *, html: str) -> Message:
    """Checks the parameters that all kinds of message share, and returns the message."""
    thread = check_thread(world, chat, params.get("message_thread_id"))
    direct_topic = params.get("direct_messages_topic_id")
    if chat.is_direct and direct_topic is None:
        raise refuse("Channel direct messages topic must be specified")
    reply_to = _replied(chat, params.get("reply_parameters"))
    if thread is None and reply_to is not None and reply_to.thread in chat.topics:
        thread = reply_to.thread
    markup = check_markup(params.get("reply_markup"), chat)
    return Message(
        id=world.next_message_id(chat),
        chat=chat,
        date=world.now(),
        sender=world.bot,
        body=body,
        html=html,
        parse_mode=params.get("parse_mode", ""),
        markup=copy.deepcopy(markup),
        thread=thread,
        direct_topic=direct_topic if chat.is_direct else None,
        reply_to=reply_to,
        disable_notification=params.get("disable_notification", False),
        protect_content=params.get("protect_content", False),
    )


def _replied(chat: Chat, reply: Json | None) -> Message | None:
    if reply is None or reply.get("message_id") is None:
        return None
    if "chat_id" in reply and reply["chat_id"] not in (chat.id, f"@{chat.username}"):
        return None  # a reply to another chat would be an external_reply, which is left out
    message = chat.messages.get(reply["message_id"])
    if message is None or message.deleted:
        if reply.get("allow_sending_without_reply"):
            return None
        raise refuse("Message to be replied not found")
    return message


HANDLERS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
}
