using System.Collections.Immutable;

namespace Tenantry.Onboarding.Products;

/// <summary>Represents the steps of a product's checklist.</summary>
internal sealed record ChecklistDescription(ImmutableArray<StepDescription> Steps);

/// <summary>Represents a step. Without a trigger, a member completes it.</summary>
internal sealed record StepDescription(string Key, string Title, string? Trigger, string? Text, string? Href, bool IsRequired);
