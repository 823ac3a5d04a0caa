namespace Tenantry.Billing.Gateways.Testing;

internal static class Expect
{
    public static void That(bool isTrue, string expectation, object? actual = null)
    {
        if (!isTrue)
        {
            throw new ConformanceException($"Billing relies on it that {expectation}. Actual: {actual ?? "otherwise"}.");
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
        catch (GatewayException failure)
        {
            return failure;
        }
        catch (Exception other)
        {
            throw new ConformanceException(
                $"Billing relies on it that {expectation} with a GatewayException. Actual: {other.GetType().Name}.", other);
        }

        throw new ConformanceException($"Billing relies on it that {expectation} with a GatewayException. Actual: it succeeded.");
    }
}
