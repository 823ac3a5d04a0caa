using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PublicApiGenerator;

namespace Tenantry.Architecture.Tests;

/// <summary>Prints the public surface of an assembly as C#, with nullability, default values, parameter names and attributes.</summary>
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

    public static string Print(Assembly assembly) => Print(assembly, [.. assembly.GetExportedTypes().Where(IsPromised)]);

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

    // Razor makes every component public and cannot do otherwise. A page is reached by its address, never by its type; other components
    // that no one else is meant to use are hidden from editors by a line in _Imports.razor.
    private static bool IsPromised(Type type) =>
        !type.IsDefined(typeof(RouteAttribute), inherit: false)
        && type.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never }
        && type.Name != "_Imports"
        && (type.DeclaringType is null || IsPromised(type.DeclaringType));

    // The generator marks the type in an attribute's argument as nullable where the code around it is.
    [GeneratedRegex(@"typeof\((?<type>[^()]+)\?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NullableTypeOf();
}
