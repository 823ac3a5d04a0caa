using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Fails every call of the payment gateway whose caller has an open database connection: a transaction, a lock, or rows that are still
/// being read. The whole harness uses it, so each of its tests is a proof.
/// </summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The proxy derives from it.")]
internal class ConnectionGuard : DispatchProxy
{
    private static readonly AsyncLocal<ImmutableList<Lease>?> Leases = new();
    private static readonly AsyncLocal<List<string>?> Calls = new();

    private readonly ConcurrentDictionary<Type, object> _capabilities = new();
    private object _target = null!;
    private ConcurrentQueue<string> _violations = null!;

    /// <summary>Guards the registered gateway.</summary>
    /// <returns>The calls that were made with an open connection.</returns>
    public static ConcurrentQueue<string> Guard(IServiceCollection services)
    {
        var violations = new ConcurrentQueue<string>();
        var gateway = services.Last(service => service.ServiceType == typeof(IPaymentGateway));
        services.Replace(ServiceDescriptor.Singleton(provider => (IPaymentGateway)Create(
            typeof(IPaymentGateway),
            gateway.ImplementationInstance ?? gateway.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, gateway.ImplementationType!),
            violations)));
        var context = services.Last(service => service.ServiceType == typeof(BillingDbContext)).ImplementationFactory!;
        services.AddScoped<ScopeEnd>();
        services.Replace(ServiceDescriptor.Scoped(provider =>
        {
            var end = provider.GetRequiredService<ScopeEnd>();
            var leased = (BillingDbContext)context(provider);
            // Resolving is synchronous, so this reaches the requesting flow and everything that it calls.
            Leases.Value = (Leases.Value ?? []).RemoveAll(lease => lease.End.HasEnded).Add(new Lease(leased, end));
            return leased;
        }));
        return violations;
    }

    /// <summary>Records the provider calls of the current asynchronous flow only, from now on.</summary>
    public static List<string> Record() => Calls.Value = [];

    /// <summary>Makes the context of each request available to everything that the request calls, including pages.</summary>
    public static void Watch(WebApplication host) => host.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<BillingDbContext>();
        return next();
    });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (method.IsGenericMethod)
        {
            // The results of Find and Require are guarded as well.
            var result = Call(method, args);
            return result is null ? null : _capabilities.GetOrAdd(method.ReturnType, type => Create(type, result, _violations));
        }

        var isRemote = method.ReturnType.IsAssignableTo(typeof(Task))
            || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal);
        if (isRemote)
        {
            Calls.Value?.Add(method.Name);
        }

        if (isRemote && Leases.Value?.Exists(lease => lease.IsOpen) == true)
        {
            _violations.Enqueue(method.Name);
            throw new InvalidOperationException($"{method.Name} was called while the caller holds a database connection.");
        }

        return Call(method, args);
    }

    private static object Create(Type type, object target, ConcurrentQueue<string> violations)
    {
        var proxy = Create(type, typeof(ConnectionGuard));
        var guard = (ConnectionGuard)proxy;
        (guard._target, guard._violations) = (target, violations);
        return proxy;
    }

    private object? Call(MethodInfo method, object?[]? args) => method.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);

    private sealed record Lease(BillingDbContext Context, ScopeEnd End)
    {
        public bool IsOpen => !End.HasEnded && Context.Database.GetDbConnection().State != ConnectionState.Closed;
    }

    /// <summary>Records the end of a scope, after which its pooled context can belong to another scope.</summary>
    private sealed class ScopeEnd : IDisposable
    {
        public bool HasEnded { get; private set; }

        public void Dispose() => HasEnded = true;
    }
}
