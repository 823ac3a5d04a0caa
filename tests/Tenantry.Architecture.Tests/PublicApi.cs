using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PublicApiGenerator;

namespace Tenantry.Architecture.Tests;

/// <summary>Prints the public API of an assembly as C#, with nullability, default values, parameter names and attributes.</summary>
internal static partial class PublicApi
{
    private static readonly string[] Hidden =
    [
        "Microsoft.AspNetCore.Components.LayoutAttribute",
        "Microsoft.AspNetCore.Authorization.AuthorizeAttribute",
        "System.CodeDom.Compiler.GeneratedCodeAttribute",
        "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
        "System.Reflection.AssemblyMetadataAttribute",
    ];

    public static string Print(Assembly assembly) => Print(assembly, [.. assembly.GetExportedTypes().Where(IsPublicApi)]);

    public static string Print(Assembly assembly, params Type[] types)
    {
        var options = new ApiGeneratorOptions
        {
            IncludeTypes = types,
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = Hidden,
            AllowNamespacePrefixes = ["Microsoft", "System"],
        };
        return types.Length == 0 ? "" : Plain(assembly.GeneratePublicApi(options));
    }

    private static string Plain(string api) => NullableTypeOf().Replace(api, "typeof(${type})")
        .Replace("[System.Runtime.CompilerServices.ParamCollection]", "params", StringComparison.Ordinal).ReplaceLineEndings("\n") + "\n";

    // Razor components are always public. A page is reached by its route and not by its type; a line in _Imports.razor hides other internal
    // components from editors.
    private static bool IsPublicApi(Type type) =>
        !type.IsDefined(typeof(RouteAttribute), inherit: false)
        && type.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never }
        && type.Name != "_Imports"
        && (type.DeclaringType is null || IsPublicApi(type.DeclaringType));

    // The generator marks the type of a typeof argument as nullable in a nullable context.
    [GeneratedRegex(@"typeof\((?<type>[^()]+)\?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NullableTypeOf();
}
