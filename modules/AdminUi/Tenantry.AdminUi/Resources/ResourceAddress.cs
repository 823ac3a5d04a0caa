namespace Tenantry.AdminUi.Resources;

/// <summary>The addresses of generated pages, as paths from the root.</summary>
internal static class ResourceAddress
{
    public const string Operator = "/admin";
    public const string Space = "/space";

    public static string List(GeneratedResource resource) =>
        $"{(resource.Shell == ResourceShell.Space ? Space : Operator)}/{resource.Name}";

    public static string Csv(GeneratedResource resource) => List(resource) + ".csv";

    public static string Options(GeneratedResource resource) => List(resource) + ".options";

    public static string Create(GeneratedResource resource) => List(resource) + "/new";

    public static string Item(GeneratedResource resource, string id) => $"{List(resource)}/{Uri.EscapeDataString(id)}";

    public static string Edit(GeneratedResource resource, string id) => Item(resource, id) + "/edit";

    public static string Action(GeneratedResource resource, string id, ItemAction action) => $"{Item(resource, id)}/{action.Name}";

    public static string Bulk(GeneratedResource resource, ItemAction action) => $"{List(resource)}/bulk/{action.Name}";
}
