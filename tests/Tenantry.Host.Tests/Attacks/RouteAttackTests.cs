using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>Sends the ids of one tenant to every route as the people of another tenant.</summary>
public sealed class RouteAttackTests(AttackedSite site) : IClassFixture<AttackedSite>
{
    // Every name that a query or a body of the routes has, so that an id is also tried where a route does not name it.
    private static readonly string[] QueryNames =
        ["attempt", "tenant", "tenantId", "id", "quote", "subscription", "customer", "invoice", "code", "session_id", "returnUrl"];

    private static readonly HashSet<string> PublicByDesign = ["GET /r/{code}"];

    [Theory]
    [InlineData("owner")]
    [InlineData("admin")]
    [InlineData("member")]
    [InlineData("key")]
    [InlineData("anonymous")]
    public async Task NoRoute_ShowsOrChangesTheDataOfAnotherTenant(string attacker)
    {
        await site.Victim.LoadIdsAsync();
        await site.Victim.WaitForQuietAsync();
        var before = await site.Victim.SnapshotAsync();
        var caller = site.Attackers[attacker];
        var findings = new ConcurrentBag<string>();
        var requests = from route in site.Routes
                       from id in route.TakesId ? site.Victim.Ids.Where(route.Accepts) : site.Victim.Ids.Take(1)
                       from address in route.Addresses(id)
                       select (route, id, address);
        await Parallel.ForEachAsync(requests.DistinctBy(request => (request.route.Method, request.address)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (request, _) => (await TryAsync(caller, request.route, request.id, request.address)).ToList().ForEach(findings.Add));
        findings.Order(StringComparer.Ordinal).ShouldBeEmpty();
        await site.Victim.WaitForQuietAsync();
        (await site.Victim.SnapshotAsync()).Where(table => before[table.Key] != table.Value).Select(table => table.Key)
            .ShouldBeEmpty("rows of the other tenant changed");
    }

    [Fact]
    public async Task Attack_UsesIdsThatOpenTheRoutesToTheirOwner()
    {
        await site.Victim.LoadIdsAsync();
        var opened = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var routes = site.Routes.Where(route => route is { Method: "GET", TakesId: true }
            && route.Name.Contains("/space/", StringComparison.Ordinal) && !route.Name.Contains("esource", StringComparison.Ordinal))
            .ToList();
        foreach (var route in routes)
        {
            var addresses = site.Victim.Ids.Where(route.Accepts).SelectMany(route.Addresses);
            foreach (var address in addresses.Distinct(StringComparer.Ordinal))
            {
                using var response = await site.VictimOwner!.SendAsync(HttpMethod.Get, address, null);
                opened[route.Name] = opened.GetValueOrDefault(route.Name) || response.IsSuccessStatusCode;
            }
        }

        opened.Where(route => !route.Value).Select(route => route.Key).ShouldBeEmpty(
            "no id of the tenant opens these routes to the tenant itself, so they are not attacked");
        opened.Count.ShouldBeGreaterThanOrEqualTo(10);
    }

    private static async Task<IEnumerable<string>> TryAsync(Caller caller, AttackedRoute route, string id, string address)
    {
        var findings = new List<string>();
        var query = string.Join('&', QueryNames.Select(name => $"{name}={Uri.EscapeDataString(id)}"));
        foreach (var content in Contents(caller, route, id))
        {
            using var response = await caller.SendAsync(HttpMethod.Parse(route.Method), $"{address}?{query}", content);
            var text = await response.Content.ReadAsStringAsync();
            if ((int)response.StatusCode >= 500)
            {
                findings.Add($"{route.Name} answers {(int)response.StatusCode} to {address}");
            }

            if (Victim.Marks.FirstOrDefault(mark => text.Contains(mark, StringComparison.Ordinal)) is { } mark)
            {
                findings.Add($"{route.Name} shows '{mark}' at {address}");
            }

            if (route.TakesId && response.IsSuccessStatusCode && !PublicByDesign.Contains(route.Name))
            {
                findings.Add($"{route.Name} answers {(int)response.StatusCode} to {address}");
            }
        }

        return findings;
    }

    private static IEnumerable<HttpContent?> Contents(Caller caller, AttackedRoute route, string id)
    {
        if (route.Method == "GET")
        {
            yield return null;
            yield break;
        }

        if (route.Method != "DELETE" || route.IsApi)
        {
            yield return JsonContent.Create(new Dictionary<string, object?>
            {
                ["tenant"] = id, ["tenantId"] = id, ["id"] = id, ["product"] = "kids-ai-academy", ["plan"] = "monthly", ["quantity"] = 1,
                ["days"] = 5, ["reason"] = "too_expensive", ["comment"] = "an attack", ["name"] = "attack",
                ["feature"] = "lessons", ["isAllowed"] = true, ["permissions"] = Array.Empty<string>(),
            });
        }

        if (!route.IsApi)
        {
            yield return new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = caller.FormToken ?? "", ["tenant"] = id, ["id"] = id, ["reason"] = "an attack",
                ["days"] = "5", ["amount"] = "1", ["Input.Reason"] = "an attack", ["Input.Tenant"] = id, ["Input.Days"] = "5",
            });
        }
    }
}
