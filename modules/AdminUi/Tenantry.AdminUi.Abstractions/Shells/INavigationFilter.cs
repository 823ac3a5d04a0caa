using System.Security.Claims;

namespace Tenantry.AdminUi;

/// <summary>Decides which navigation entries a person sees.</summary>
public interface INavigationFilter
{
    /// <summary>Answers whether the person sees the entry.</summary>
    /// <param name="item">The entry.</param>
    /// <param name="person">Who looks; not signed in is a person too.</param>
    ValueTask<bool> ShowsAsync(NavigationItem item, ClaimsPrincipal person);
}
