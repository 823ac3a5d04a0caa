using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

/// <summary>What was typed into the forms of <see cref="ParcelResource"/>.</summary>
internal sealed class ParcelLog
{
    public List<object> Inputs { get; } = [];

    public ResourceNotice? Notice { get; set; }

    public bool MayCollect { get; set; } = true;
}

/// <summary>A list with actions of its own, and forms with options that are read when they are shown.</summary>
internal static class ParcelResource
{
    public static Resource<Carrier> Definition { get; } = new Resource<Carrier>("parcels", "Parcels", Widgets.View) { InNavigation = false }
        .FromList((_, _) => Task.FromResult<IReadOnlyList<Carrier>>([]))
        .Key(parcel => parcel.Code)
        .Column("Name", parcel => parcel.Name)
        .Column("Carrier", parcel => parcel.Code, column => column.FilterReference("carriers"))
        .Notice((services, _) => Task.FromResult(services.GetRequiredService<ParcelLog>().Notice))
        .EmptyNotice((_, _) => Task.FromResult(new ResourceNotice("Not collected yet", "Choose Collect to start.")))
        .Create<ParcelInput>("New parcel", (services, input, _) =>
        {
            services.GetRequiredService<ParcelLog>().Inputs.Add(input);
            return Task.FromResult<Result<string>>(new Problem(ProblemKind.Conflict, "test.full", "The van is full.").WithField("zones"));
        })
        .ListAction<CollectInput>("collect", "Collect", (services, input, _) =>
        {
            services.GetRequiredService<ParcelLog>().Inputs.Add(input);
            return Task.FromResult(Result.Success);
        }, form => form.Intro("The van comes today.").Done("The van is on its way.")
            .When((services, _) => Task.FromResult(services.GetRequiredService<ParcelLog>().MayCollect)));
}

internal sealed class ParcelInput
{
    [Prefilled, Reference("carriers")]
    public string? Carrier { get; set; }

    [Required, Choices(typeof(Zones))]
    public string Zone { get; set; } = "";

    [Choices(typeof(Zones)), MinLength(1, ErrorMessage = "Check a zone.")]
    public IReadOnlyList<string> Zones { get; set; } = [];

    [Choices(typeof(Zones))]
    public IReadOnlyDictionary<string, long?> Limits { get; set; } = ImmutableDictionary<string, long?>.Empty.Add("south", 7)
        .Add("gone", 3);
}

internal sealed class CollectInput
{
    [Required, Prefilled, Reference("carriers")]
    public string Carrier { get; set; } = "";
}

/// <summary>The options of the forms. They depend on a service and on what is known of the input.</summary>
internal sealed class Zones(TimeProvider clock) : IFieldChoices
{
    public Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FieldChoice>>(
        [
            new("north", $"North {clock.GetUtcNow().Year}") { HasNumber = true },
            new("south", ((ParcelInput)input).Carrier is { } carrier ? $"South of {carrier}" : "South"),
        ]);
}
