//! What a difference between the request and the stored key means.

use super::Text;
use crate::domain::stored::Effect;

/// The sentence for a difference.
pub const fn effect_text(effect: Effect) -> Text {
    match effect {
        Effect::AnyAddress => Text::EFFECT_ANY_ADDRESS,
        Effect::Unlimited => Text::EFFECT_UNLIMITED,
        Effect::NeverExpires => Text::EFFECT_NEVER_EXPIRES,
        Effect::AnyModel => Text::EFFECT_ANY_MODEL,
        Effect::MoreQuota => Text::EFFECT_MORE_QUOTA,
        Effect::ExpiresLater => Text::EFFECT_EXPIRES_LATER,
        Effect::OtherAddresses => Text::EFFECT_OTHER_ADDRESSES,
        Effect::OtherModels => Text::EFFECT_OTHER_MODELS,
        Effect::MoreGroups => Text::EFFECT_MORE_GROUPS,
        Effect::OtherGroup => Text::EFFECT_OTHER_GROUP,
        Effect::OtherName => Text::EFFECT_OTHER_NAME,
        Effect::FewerAddresses => Text::EFFECT_FEWER_ADDRESSES,
        Effect::Limited => Text::EFFECT_LIMITED,
        Effect::LessQuota => Text::EFFECT_LESS_QUOTA,
        Effect::ExpiresSooner => Text::EFFECT_EXPIRES_SOONER,
        Effect::FewerModels => Text::EFFECT_FEWER_MODELS,
        Effect::FewerGroups => Text::EFFECT_FEWER_GROUPS,
        Effect::NotEnabled => Text::EFFECT_NOT_ENABLED,
    }
}
