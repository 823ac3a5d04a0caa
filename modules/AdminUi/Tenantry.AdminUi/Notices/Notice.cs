namespace Tenantry.AdminUi;

/// <summary>What a colour says. Never the only carrier: the words say it too.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral = 0,

    /// <summary>Good to know.</summary>
    Info = 1,

    /// <summary>Done, paid, healthy.</summary>
    Success = 2,

    /// <summary>Needs attention soon.</summary>
    Warning = 3,

    /// <summary>Failed, blocked, over the limit.</summary>
    Danger = 4,
}

/// <summary>A message shown once, on the next page.</summary>
/// <param name="Tone">Its tone.</param>
/// <param name="Text">One sentence, as plain text.</param>
public sealed record FlashNotice(Tone Tone, string Text);
