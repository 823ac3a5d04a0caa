namespace Tenantry.Billing.Gateways.Testing;

internal static class Expect
{
    public static void That(bool isTrue, string expectation, object? actual = null)
    {
        if (!isTrue)
        {
            throw new ConformanceException($"Billing requires that {expectation}. Actual: {actual ?? "not so"}.");
        }
    }

    public static void Equal<T>(T expected, T actual, string expectation) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{expectation} is {expected}", actual);

    public static void Same(object expected, object actual, string expectation) => That(ReferenceEquals(expected, actual), expectation);

    public static T NotNull<T>(T? value, string expectation)
        where T : class
    {
        That(value is not null, expectation, "null");
        return value!;
    }

    public static async Task<GatewayException> FailureAsync(Func<Task> act, string expectation)
    {
        try
        {
            await act();
        }
        catch (GatewayException exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            throw new ConformanceException(
                $"Billing requires a GatewayException: {expectation}. Actual: {exception.GetType().Name}.", exception);
        }

        throw new ConformanceException($"Billing requires a GatewayException: {expectation}. Actual: the call succeeded.");
    }
}
