namespace Tenantry.AdminUi;

/// <summary>Something that happened to a tenant.</summary>
/// <param name="At">When.</param>
/// <param name="Title">What, in a few words.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Title)
{
    /// <summary>Gets who did it, why, and what changed; none where the title says all.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the icon's name; a circle where it is not set.</summary>
    public string? Icon { get; init; }

    /// <summary>Gets whether it was good.</summary>
    /// <value>Neither good nor bad.</value>
    public TimelineMood Mood { get; init; } = TimelineMood.Neutral;

    /// <summary>Gets the page that shows it in full, as a path from the root; none where there is no such page.</summary>
    public string? Href { get; init; }
}

/// <summary>Whether something was good for the tenant and for the business.</summary>
public enum TimelineMood
{
    /// <summary>It happened.</summary>
    Neutral = 1,

    /// <summary>Good.</summary>
    Good = 2,

    /// <summary>Worth a look.</summary>
    Doubtful = 3,

    /// <summary>Bad.</summary>
    Bad = 4,
}
