namespace Tenantry.Metering.Contracts;

/// <summary>What is counted.</summary>
/// <param name="Key">Its key, which is also the feature's that limits it: lower-case letters, digits and underscores; never renamed.</param>
/// <param name="Name">What people call it, in the plural: API calls.</param>
/// <param name="Unit">One of it: call.</param>
public sealed record MeterDefinition(string Key, string Name, string Unit);
