using System.Reflection;

namespace Tenantry.Platform.Outbox;

/// <summary>Finds the events that the modules in this process can publish.</summary>
internal static class EventTypes
{
    private static readonly string Kernel = typeof(IIntegrationEvent).Assembly.GetName().Name!;

    /// <summary>Gets the events of all assemblies that are loaded, or referenced by a loaded assembly.</summary>
    // A node also delivers events that other nodes published, of modules that it has not loaded yet.
    public static IReadOnlyCollection<Type> All()
    {
        var assemblies = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var pending = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(UsesKernel));
        while (pending.TryDequeue(out var assembly))
        {
            if (!assemblies.TryAdd(assembly.GetName().Name!, assembly))
            {
                continue;
            }

            foreach (var name in assembly.GetReferencedAssemblies()
                .Where(name => !IsOfRuntime(name) && !assemblies.ContainsKey(name.Name!)))
            {
                if (Load(name) is { } referenced && UsesKernel(referenced))
                {
                    pending.Enqueue(referenced);
                }
            }
        }

        return [.. assemblies.Values.SelectMany(assembly => assembly.GetTypes()).Where(IsEvent)];
    }

    // An assembly that is referenced but not deployed publishes no events.
    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool IsEvent(Type type) => type is { IsAbstract: false, IsGenericTypeDefinition: false }
        && type.IsAssignableTo(typeof(IIntegrationEvent)) && type.IsDefined(typeof(EventNameAttribute), inherit: false);

    private static bool UsesKernel(Assembly assembly) => !assembly.IsDynamic
        && assembly.GetReferencedAssemblies().Any(name => name.Name == Kernel);

    private static bool IsOfRuntime(AssemblyName name) =>
        name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
