namespace Tenantry.AdminUi;

/// <summary>Specifies the meaning of a color. The text must carry the same meaning, because color alone is not accessible.</summary>
public enum Tone
{
    /// <summary>Neutral.</summary>
    Neutral = 0,

    /// <summary>Information.</summary>
    Info = 1,

    /// <summary>Success, such as done, paid or healthy.</summary>
    Success = 2,

    /// <summary>Warning: needs attention soon.</summary>
    Warning = 3,

    /// <summary>Error, such as failed, blocked or over the limit.</summary>
    Danger = 4,
}

/// <summary>Represents a message that is shown once on the next page.</summary>
/// <param name="Tone">The tone.</param>
/// <param name="Text">One sentence of plain text.</param>
public sealed record FlashNotice(Tone Tone, string Text);
