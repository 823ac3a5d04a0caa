namespace Tenantry.AdminUi.Tests.Browser;

/// <summary>Where screenshots are kept, to be looked at.</summary>
internal static class Pictures
{
    public static string Of(string name) => Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", name + ".png");
}
