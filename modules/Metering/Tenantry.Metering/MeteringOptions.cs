using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Metering;

/// <summary>What metering needs to know.</summary>
public sealed class MeteringOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Metering";

    /// <summary>Gets or sets how long reserved use is kept for work that neither counts nor releases it.</summary>
    /// <value>One minute; between five seconds and one hour. Work that takes longer is still counted when it ends.</value>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan ReservationLifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets for how long after its lifetime a reservation may still be counted.</summary>
    /// <value>Seven days; between one hour and ninety days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LateCommit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how many events one request may carry.</summary>
    /// <value>1,000; between 1 and 10,000.</value>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Gets or sets how far ahead of this clock a sender's clock may be.</summary>
    /// <value>Five minutes; between nothing and one day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class MeteringOptionsValidator : IValidateOptions<MeteringOptions>;
