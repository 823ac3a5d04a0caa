using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Tenantry.Billing.Gateways;

/// <summary>Traces every call to a payment gateway and its capabilities.</summary>
// The class can't be sealed: the generated proxy derives from it.
internal class TracedGateway : DispatchProxy
{
    private readonly ConcurrentDictionary<Type, object> _capabilities = new();
    private object _target = null!;
    private string _name = "";

    public static IPaymentGateway Create(IPaymentGateway gateway) =>
        (IPaymentGateway)Create(typeof(IPaymentGateway), gateway, gateway.Name);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (method.IsGenericMethod)
        {
            // Find and Require return capabilities, whose calls are traced as well.
            var capability = Call(method, args);
            return capability is null ? null : _capabilities.GetOrAdd(method.ReturnType, type => Create(type, capability, _name));
        }

        return method.ReturnType.IsAssignableTo(typeof(Task)) && GatewayTraces.Source.HasListeners() ? Trace(method, args)
            : Call(method, args);
    }

    private static object Create(Type type, object target, string name)
    {
        var proxy = Create(type, typeof(TracedGateway));
        var traced = (TracedGateway)proxy;
        (traced._target, traced._name) = (target, name);
        return proxy;
    }

    private object? Call(MethodInfo method, object?[]? args) => method.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);

    private object? Trace(MethodInfo method, object?[]? args)
    {
        var caller = Activity.Current;
        var activity = GatewayTraces.StartCall(_name, method.Name.Replace("Async", "", StringComparison.Ordinal));
        try
        {
            var call = (Task)Call(method, args)!;
            _ = call.ContinueWith(
                static (completed, state) => End((Activity?)state, completed.Exception?.InnerException), activity,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return call;
        }
        catch (Exception failure)
        {
            End(activity, failure);
            throw;
        }
        finally
        {
            // The call keeps its activity. The caller's next operations must not become part of it.
            Activity.Current = caller;
        }
    }

    private static void End(Activity? activity, Exception? failure)
    {
        if (failure is not null)
        {
            activity?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        }

        activity?.Dispose();
    }
}
