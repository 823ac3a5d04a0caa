namespace Tenantry.Content.Catalog;

/// <summary>The paths of content pages. Emails contain them, so a change breaks links in sent emails.</summary>
internal static class ContentPaths
{
    public const string Home = "/space";

    public static string Lesson(string product, int number) => $"/space/{product}/lessons/{number}";

    public static string Project(string product, int number) => $"/space/{product}/projects/{number}";

    public static string Community(string product) => $"/space/{product}/community";
}
