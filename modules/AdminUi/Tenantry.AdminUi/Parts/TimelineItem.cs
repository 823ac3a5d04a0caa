namespace Tenantry.AdminUi;

/// <summary>Represents an item of a timeline.</summary>
/// <param name="Title">The title, in a few words.</param>
/// <param name="At">The time.</param>
/// <param name="Text">The details: who did it, why, and what changed.</param>
/// <param name="Icon">The name of the icon.</param>
/// <param name="Tone">The tone.</param>
public sealed record TimelineItem(string Title, DateTimeOffset At, string? Text = null, string? Icon = null, Tone Tone = Tone.Neutral)
{
    /// <summary>Gets the link to the details, or <see langword="null"/> if the title is not a link.</summary>
    public string? Href { get; init; }
}
