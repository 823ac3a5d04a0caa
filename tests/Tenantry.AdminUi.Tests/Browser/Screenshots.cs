namespace Tenantry.AdminUi.Tests.Browser;

/// <summary>Provides the paths of screenshots, which are kept for review.</summary>
internal static class Screenshots
{
    public static string Of(string name) => Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", name + ".png");
}
