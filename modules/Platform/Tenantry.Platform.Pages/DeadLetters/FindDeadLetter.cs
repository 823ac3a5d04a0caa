using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Pages;

internal static class FindDeadLetter
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct) =>
        (await SourceAsync(services, id, ct))?.Detail;

    public static async Task<(IDeadLetterSource Source, ResourceDetail Detail)?> SourceAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        foreach (var source in services.GetServices<IDeadLetterSource>())
        {
            if (await source.FindAsync(id, ct) is { } detail)
            {
                return (source, detail);
            }
        }

        return null;
    }
}
