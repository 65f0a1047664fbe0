"""The objects that methods take as parameters, as a table in the notation of ``schema``.

The stand-in refuses objects that have no fields here, such as ``InputRichMessage``.
"""

from __future__ import annotations

_CAPTION = """
    caption String
    parse_mode String
    caption_entities MessageEntity[]
"""
_RESULT = """
    id* String
    title String
    description String
    reply_markup InlineKeyboardMarkup
    input_message_content InputTextMessageContent
"""
_THUMBNAIL = """
    thumbnail_url String
    thumbnail_width Integer
    thumbnail_height Integer
"""

OBJECTS: dict[str, str] = {
    "MessageEntity": """
        type* String
        offset* Integer
        length* Integer
        url String
        user User
        language String
        custom_emoji_id String
        unix_time Integer
        date_time_format String
    """,
    "User": """
        id* Integer
        is_bot* Boolean
        first_name* String
        last_name String
        username String
        language_code String
        is_premium Boolean
    """,
    "LinkPreviewOptions": """
        is_disabled Boolean
        url String
        prefer_small_media Boolean
        prefer_large_media Boolean
        show_above_text Boolean
    """,
    "ReplyParameters": """
        message_id Integer
        chat_id ChatId
        allow_sending_without_reply Boolean
        quote String
        quote_parse_mode String
        quote_entities MessageEntity[]
        quote_position Integer
        checklist_task_id Integer
        poll_option_id String
        ephemeral_message_id Integer
    """,
    "InlineKeyboardMarkup": """
        inline_keyboard* InlineKeyboardButton[][]
        force_reply Boolean
    """,
    "InlineKeyboardButton": """
        text* String
        icon_custom_emoji_id String
        style String
        url String
        callback_data String
        web_app WebAppInfo
        login_url LoginUrl
        switch_inline_query Text
        switch_inline_query_current_chat Text
        switch_inline_query_chosen_chat SwitchInlineQueryChosenChat
        copy_text CopyTextButton
        callback_game CallbackGame
        pay Boolean
        disabled DisabledButton
    """,
    "WebAppInfo": "url* String",
    "LoginUrl": """
        url* String
        forward_text String
        bot_username String
        request_write_access Boolean
    """,
    "SwitchInlineQueryChosenChat": """
        query String
        allow_user_chats Boolean
        allow_bot_chats Boolean
        allow_group_chats Boolean
        allow_channel_chats Boolean
    """,
    "CopyTextButton": "text* String",
    "CallbackGame": "",
    "DisabledButton": "",
    "ReplyKeyboardMarkup": """
        keyboard* KeyboardButton[][]
        is_persistent Boolean
        resize_keyboard Boolean
        one_time_keyboard Boolean
        input_field_placeholder String
        selective Boolean
        force_reply Boolean
    """,
    "KeyboardButton": """
        text* String
        icon_custom_emoji_id String
        style String
        request_users KeyboardButtonRequestUsers
        request_chat KeyboardButtonRequestChat
        request_managed_bot KeyboardButtonRequestManagedBot
        request_contact Boolean
        request_location Boolean
        request_poll KeyboardButtonPollType
        web_app WebAppInfo
    """,
    "KeyboardButtonRequestUsers": """
        request_id* Integer
        user_is_bot Boolean
        user_is_premium Boolean
        max_quantity Integer
        request_name Boolean
        request_username Boolean
        request_photo Boolean
    """,
    "KeyboardButtonRequestChat": """
        request_id* Integer
        chat_is_channel* Boolean
        chat_is_forum Boolean
        chat_has_username Boolean
        chat_is_created Boolean
        user_administrator_rights ChatAdministratorRights
        bot_administrator_rights ChatAdministratorRights
        bot_is_member Boolean
        request_title Boolean
        request_username Boolean
        request_photo Boolean
    """,
    "KeyboardButtonPollType": "type String",
    "ChatAdministratorRights": """
        is_anonymous* Boolean
        can_manage_chat* Boolean
        can_delete_messages* Boolean
        can_manage_video_chats* Boolean
        can_restrict_members* Boolean
        can_promote_members* Boolean
        can_change_info* Boolean
        can_invite_users* Boolean
        can_post_stories* Boolean
        can_edit_stories* Boolean
        can_delete_stories* Boolean
        can_send_welcome_messages Boolean
        can_post_messages Boolean
        can_edit_messages Boolean
        can_pin_messages Boolean
        can_manage_topics Boolean
        can_manage_direct_messages Boolean
        can_manage_tags Boolean
    """,
    "ReplyKeyboardRemove": """
        remove_keyboard* Boolean
        selective Boolean
    """,
    "ForceReply": """
        force_reply* Boolean
        input_field_placeholder String
        selective Boolean
    """,
    "BotCommand": """
        command* String
        description* String
        is_ephemeral Boolean
    """,
    "BotCommandScopeDefault": "type* =default",
    "BotCommandScopeAllPrivateChats": "type* =all_private_chats",
    "BotCommandScopeAllGroupChats": "type* =all_group_chats",
    "BotCommandScopeAllChatAdministrators": "type* =all_chat_administrators",
    "BotCommandScopeChat": """
        type* =chat
        chat_id* ChatId
    """,
    "BotCommandScopeChatAdministrators": """
        type* =chat_administrators
        chat_id* ChatId
    """,
    "BotCommandScopeChatMember": """
        type* =chat_member
        chat_id* ChatId
        user_id* Integer
    """,
    "MenuButtonCommands": "type* =commands",
    "MenuButtonDefault": "type* =default",
    "MenuButtonWebApp": """
        type* =web_app
        text* String
        web_app* WebAppInfo
    """,
    "ReactionTypeEmoji": """
        type* =emoji
        emoji* String
    """,
    "ReactionTypeCustomEmoji": """
        type* =custom_emoji
        custom_emoji_id* String
    """,
    "ReactionTypePaid": "type* =paid",
    "InputMediaPhoto": f"""
        type* =photo
        media* File
        show_caption_above_media Boolean
        has_spoiler Boolean
        {_CAPTION}
    """,
    "InputMediaDocument": f"""
        type* =document
        media* File
        thumbnail File
        disable_content_type_detection Boolean
        {_CAPTION}
    """,
    "InputTextMessageContent": """
        message_text* String
        parse_mode String
        entities MessageEntity[]
        link_preview_options LinkPreviewOptions
    """,
    "InlineQueryResultsButton": """
        text* String
        web_app WebAppInfo
        start_parameter String
    """,
    "InlineQueryResultArticle": f"""
        type* =article
        title* String
        input_message_content* InputTextMessageContent
        url String
        {_THUMBNAIL}
        {_RESULT}
    """,
    "InlineQueryResultPhoto": f"""
        type* =photo
        photo_url* String
        thumbnail_url* String
        photo_width Integer
        photo_height Integer
        show_caption_above_media Boolean
        {_CAPTION}
        {_RESULT}
    """,
    "InlineQueryResultDocument": f"""
        type* =document
        title* String
        document_url* String
        mime_type* String
        {_CAPTION}
        {_THUMBNAIL}
        {_RESULT}
    """,
    "InlineQueryResultCachedPhoto": f"""
        type* =photo
        photo_file_id* String
        show_caption_above_media Boolean
        {_CAPTION}
        {_RESULT}
    """,
    "InlineQueryResultCachedDocument": f"""
        type* =document
        title* String
        document_file_id* String
        {_CAPTION}
        {_RESULT}
    """,
}
