namespace Tenantry.Metering.Contracts;

/// <summary>The period in which use counts: it follows the billing anchor, not the calendar.</summary>
/// <param name="Start">Its start, inclusive.</param>
/// <param name="End">Its end, exclusive; use begins again at zero then.</param>
public sealed record UsagePeriod(DateTimeOffset Start, DateTimeOffset End);
