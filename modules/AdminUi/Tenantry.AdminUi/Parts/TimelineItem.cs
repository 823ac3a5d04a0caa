namespace Tenantry.AdminUi;

/// <summary>Something that happened.</summary>
/// <param name="Title">What, in a few words.</param>
/// <param name="At">When.</param>
/// <param name="Text">Who did it, why, and what changed.</param>
/// <param name="Icon">A name of the icon set.</param>
/// <param name="Tone">Whether it was good.</param>
public sealed record TimelineItem(string Title, DateTimeOffset At, string? Text = null, string? Icon = null, Tone Tone = Tone.Neutral)
{
    /// <summary>Gets the page that shows it in full; none where the title is no link.</summary>
    public string? Href { get; init; }
}
