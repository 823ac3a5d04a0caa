namespace Tenantry.Metering.Contracts;

/// <summary>Represents the period in which usage is counted. It follows the billing cycle anchor, not the calendar.</summary>
/// <param name="Start">The start, inclusive.</param>
/// <param name="End">The end, exclusive. Usage resets to zero at this time.</param>
public sealed record UsagePeriod(DateTimeOffset Start, DateTimeOffset End);
