using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Jobs;

/// <summary>Represents a registered background job. A stored job finds its class by the name.</summary>
internal sealed record BackgroundJobKind(string Name, Func<IServiceProvider, string, CancellationToken, Task> Run)
{
    public static string NameOf<TJob>() => typeof(TJob).FullName!;

    public static BackgroundJobKind Of<TJob, TArgs>()
        where TJob : class, IBackgroundJob<TArgs> => new(
            NameOf<TJob>(),
            (services, args, ct) => services.GetRequiredService<TJob>()
            .RunAsync(JsonSerializer.Deserialize<TArgs>(args, JsonSerializerOptions.Web)!, ct));
}
