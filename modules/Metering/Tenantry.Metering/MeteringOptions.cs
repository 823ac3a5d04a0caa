using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Metering;

/// <summary>Options of metering.</summary>
public sealed class MeteringOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Metering";

    /// <summary>Gets or sets the time after which a reservation expires if it is neither committed nor released.</summary>
    /// <value>
    /// One minute; between five seconds and one hour. An expired reservation can still be committed within <see cref="LateCommit"/>.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan ReservationLifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the time after its expiration in which a reservation can still be committed.</summary>
    /// <value>Seven days; between one hour and ninety days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LateCommit { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets the maximum number of events per request.</summary>
    /// <value>1,000; between 1 and 10,000.</value>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Gets or sets the maximum time by which a sender's clock can be ahead.</summary>
    /// <value>Five minutes; between zero and one day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class MeteringOptionsValidator : IValidateOptions<MeteringOptions>;
