using System.Diagnostics;
using System.Reflection;

namespace Tenantry.Billing.Gateways;

/// <summary>Traces every call of a payment gateway.</summary>
// Not sealed: the proxy derives from it.
internal class TracedGateway : DispatchProxy
{
    private IPaymentGateway _gateway = null!;

    public static IPaymentGateway Create(IPaymentGateway gateway)
    {
        var proxy = Create<IPaymentGateway, TracedGateway>();
        ((TracedGateway)(object)proxy)._gateway = gateway;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        if (!method.ReturnType.IsAssignableTo(typeof(Task)) || !BillingTraces.Source.HasListeners())
        {
            return method.Invoke(_gateway, BindingFlags.DoNotWrapExceptions, null, args, null);
        }

        var caller = Activity.Current;
        var activity = BillingTraces.StartGatewayCall(_gateway.Name, method.Name.Replace("Async", "", StringComparison.Ordinal));
        try
        {
            var call = (Task)method.Invoke(_gateway, BindingFlags.DoNotWrapExceptions, null, args, null)!;
            _ = call.ContinueWith(
                static (ended, state) => End((Activity?)state, ended.Exception?.InnerException), activity,
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
            // The call keeps the activity as its own; what the caller does next is no part of it.
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
