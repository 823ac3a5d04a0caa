namespace Tenantry.AdminUi.Resources;

/// <summary>The addresses of generated pages, as paths from the root.</summary>
internal static class ResourceAddress
{
    public const string Operator = "/admin";
    public const string Space = "/space";

    /// <summary>Gets the page that shows the list.</summary>
    public static string List(GeneratedResource resource) => resource.Page ?? Root(resource);

    public static string Csv(GeneratedResource resource) => Root(resource) + ".csv";

    public static string Create(GeneratedResource resource) => Root(resource) + "/new";

    public static string Item(GeneratedResource resource, string id) => $"{Root(resource)}/{Uri.EscapeDataString(id)}";

    public static string Edit(GeneratedResource resource, string id) => Item(resource, id) + "/edit";

    public static string Action(GeneratedResource resource, string id, ItemAction action) => $"{Item(resource, id)}/{action.Name}";

    public static string ListAction(GeneratedResource resource, ListAction action) => $"{List(resource)}/do/{action.Name}";

    public static string Bulk(GeneratedResource resource, ItemAction action) => $"{Root(resource)}/bulk/{action.Name}";

    private static string Root(GeneratedResource resource) =>
        $"{(resource.Shell == ResourceShell.Space ? Space : Operator)}/{resource.Name}";
}
