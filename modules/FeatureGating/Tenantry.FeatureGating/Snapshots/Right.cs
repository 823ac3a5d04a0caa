using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>A tenant's right to a feature, or the lack of it, as it stands until the snapshot ends.</summary>
/// <param name="Decision">The answer, ready made: a check that hits memory makes nothing new.</param>
/// <param name="Period">The period in which a limited feature counts.</param>
internal sealed record Right(Decision Decision, UsagePeriod Period);
