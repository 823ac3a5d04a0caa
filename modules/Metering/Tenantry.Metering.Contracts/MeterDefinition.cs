namespace Tenantry.Metering.Contracts;

/// <summary>Represents a meter.</summary>
/// <param name="Key">The meter's key, which is also the key of the feature that limits it: lower-case letters, digits and underscores. It
/// never changes.</param>
/// <param name="Name">The display name in the plural, such as "API calls".</param>
/// <param name="Unit">The name of a single unit, such as "call".</param>
public sealed record MeterDefinition(string Key, string Name, string Unit);
