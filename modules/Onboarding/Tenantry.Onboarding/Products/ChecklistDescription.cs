using System.Collections.Immutable;

namespace Tenantry.Onboarding.Products;

/// <summary>A product's checklist.</summary>
internal sealed record ChecklistDescription(ImmutableArray<StepDescription> Steps);

/// <summary>A step of it. Without a trigger, a member ticks it.</summary>
internal sealed record StepDescription(string Key, string Title, string? Trigger, string? Text, string? Href, bool IsRequired);
