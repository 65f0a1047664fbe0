"""The methods of the Bot API that the stand-in knows, as a table of their parameters.

Each line is a field: its name, ``*`` if it is required, and its type. ``=word`` is the only value
that a field may have. ``parameters`` reads calls by the tables; tests compare them with aiogram's
classes. Source: core.telegram.org/bots/api (10.3), without deprecated parts.
"""

from __future__ import annotations

_REPLY_MARKUP = "InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply"
_SCOPE = "|".join(
    f"BotCommandScope{name}"
    for name in (
        "Default AllPrivateChats AllGroupChats AllChatAdministrators Chat ChatAdministrators "
        "ChatMember"
    ).split()
)
_RESULT = "|".join(
    f"InlineQueryResult{name}"
    for name in "Article Photo Document CachedPhoto CachedDocument".split()
)
_MENU_BUTTON = "MenuButtonCommands|MenuButtonWebApp|MenuButtonDefault"
_REACTION = "ReactionTypeEmoji|ReactionTypeCustomEmoji|ReactionTypePaid"

_DELIVERY = f"""
    business_connection_id String
    message_thread_id Integer
    direct_messages_topic_id Integer
    disable_notification Boolean
    protect_content Boolean
    allow_paid_broadcast Boolean
    message_effect_id String
    suggested_post_parameters SuggestedPostParameters
    reply_parameters ReplyParameters
    reply_markup {_REPLY_MARKUP}
    ephemeral_message_parameters EphemeralMessageParameters
"""
_CAPTION = """
    caption String
    parse_mode String
    caption_entities MessageEntity[]
"""
_EDITED = """
    business_connection_id String
    chat_id ChatId
    message_id Integer
    inline_message_id String
    reply_markup InlineKeyboardMarkup
"""
_COMMAND_LIST = f"""
    scope {_SCOPE}
    language_code String
"""
_COPIED = """
    chat_id* ChatId
    from_chat_id* ChatId
    message_id* Integer
    message_thread_id Integer
    direct_messages_topic_id Integer
    video_start_timestamp Integer
    disable_notification Boolean
    protect_content Boolean
    message_effect_id String
    suggested_post_parameters SuggestedPostParameters
"""

METHODS: dict[str, str] = {
    "getMe": "",
    "getUpdates": """
        offset Integer
        limit Integer
        timeout Integer
        allowed_updates String[]
    """,
    "setWebhook": """
        url* String
        certificate InputFile
        ip_address String
        max_connections Integer
        allowed_updates String[]
        drop_pending_updates Boolean
        secret_token String
    """,
    "deleteWebhook": "drop_pending_updates Boolean",
    "getWebhookInfo": "",
    "sendMessage": f"""
        chat_id* ChatId
        text* String
        parse_mode String
        entities MessageEntity[]
        link_preview_options LinkPreviewOptions
        {_DELIVERY}
    """,
    "sendPhoto": f"""
        chat_id* ChatId
        photo* File
        show_caption_above_media Boolean
        has_spoiler Boolean
        {_CAPTION}
        {_DELIVERY}
    """,
    "sendDocument": f"""
        chat_id* ChatId
        document* File
        thumbnail File
        disable_content_type_detection Boolean
        {_CAPTION}
        {_DELIVERY}
    """,
    "copyMessage": f"""
        {_COPIED}
        {_CAPTION}
        show_caption_above_media Boolean
        allow_paid_broadcast Boolean
        reply_parameters ReplyParameters
        reply_markup {_REPLY_MARKUP}
    """,
    "forwardMessage": _COPIED,
    "editMessageText": f"""
        text String
        parse_mode String
        entities MessageEntity[]
        link_preview_options LinkPreviewOptions
        rich_message InputRichMessage
        {_EDITED}
    """,
    "editMessageCaption": f"""
        show_caption_above_media Boolean
        {_CAPTION}
        {_EDITED}
    """,
    "editMessageMedia": f"""
        media* InputMediaPhoto|InputMediaDocument
        {_EDITED}
    """,
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": """
        chat_id* ChatId
        message_id* Integer
    """,
    "deleteMessages": """
        chat_id* ChatId
        message_ids* Integer[]
    """,
    "pinChatMessage": """
        business_connection_id String
        chat_id* ChatId
        message_id* Integer
        disable_notification Boolean
    """,
    "unpinChatMessage": """
        business_connection_id String
        chat_id* ChatId
        message_id Integer
    """,
    "setMessageReaction": f"""
        chat_id* ChatId
        message_id* Integer
        reaction ({_REACTION})[]
        is_big Boolean
    """,
    "answerCallbackQuery": """
        callback_query_id* String
        text String
        show_alert Boolean
        url String
        cache_time Integer
    """,
    "answerInlineQuery": f"""
        inline_query_id* String
        results* ({_RESULT})[]
        cache_time Integer
        is_personal Boolean
        next_offset String
        button InlineQueryResultsButton
    """,
    "sendChatAction": """
        business_connection_id String
        chat_id* ChatId
        message_thread_id Integer
        action* String
    """,
    "getChat": "chat_id* ChatId",
    "getChatMember": """
        chat_id* ChatId
        user_id* Integer
    """,
    "getChatAdministrators": """
        chat_id* ChatId
        return_bots Boolean
    """,
    "getChatMemberCount": "chat_id* ChatId",
    "leaveChat": "chat_id* ChatId",
    "getFile": "file_id* String",
    "setMyCommands": f"""
        commands* BotCommand[]
        {_COMMAND_LIST}
    """,
    "getMyCommands": _COMMAND_LIST,
    "deleteMyCommands": _COMMAND_LIST,
    "setMyName": """
        name String
        language_code String
    """,
    "getMyName": "language_code String",
    "setMyDescription": """
        description String
        language_code String
    """,
    "getMyDescription": "language_code String",
    "setMyShortDescription": """
        short_description String
        language_code String
    """,
    "getMyShortDescription": "language_code String",
    "setChatMenuButton": f"""
        chat_id Integer
        menu_button {_MENU_BUTTON}
    """,
    "getChatMenuButton": "chat_id Integer",
}
