using System.Reflection;

namespace Tenantry.Platform.Outbox;

/// <summary>Finds the events that the modules of this process can publish.</summary>
internal static class EventTypes
{
    private static readonly string Kernel = typeof(IIntegrationEvent).Assembly.GetName().Name!;

    /// <summary>Gets the events of all assemblies that are loaded or referenced by one that is.</summary>
    // A node delivers what another node published: its own modules may not have been used yet, and so not have been loaded.
    public static IReadOnlyCollection<Type> All()
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(UsesKernel));
        while (open.TryDequeue(out var assembly))
        {
            if (!found.TryAdd(assembly.GetName().Name!, assembly))
            {
                continue;
            }

            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsOfRuntime(name) && !found.ContainsKey(name.Name!)))
            {
                if (Load(name) is { } referenced && UsesKernel(referenced))
                {
                    open.Enqueue(referenced);
                }
            }
        }

        return [.. found.Values.SelectMany(assembly => assembly.GetTypes()).Where(IsEvent)];
    }

    // A reference that is compiled against and not deployed publishes nothing.
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

    private static bool UsesKernel(Assembly assembly) => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == Kernel);

    private static bool IsOfRuntime(AssemblyName name) =>
        name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
