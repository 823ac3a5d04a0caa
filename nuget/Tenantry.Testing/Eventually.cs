namespace Tenantry.Testing;

/// <summary>Waits for a condition that another thread or process fulfills.</summary>
public static class Eventually
{
    /// <summary>Polls a function until it returns a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="getValue">The function, which returns <see langword="null"/> while there is no value.</param>
    /// <param name="description">The description of the condition, for the message of the exception.</param>
    /// <param name="timeout">The timeout, or <see langword="null"/> for 30 seconds.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TimeoutException">The function returned no value within the timeout.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> getValue, string description, TimeSpan? timeout = null)
        where T : class
    {
        var until = TimeProvider.System.GetUtcNow() + (timeout ?? TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await getValue() is { } value)
            {
                return value;
            }

            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new TimeoutException($"Timed out waiting for: {description}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Polls a condition until it is true.</summary>
    /// <param name="condition">The function that evaluates the condition.</param>
    /// <param name="description">The description of the condition, for the message of the exception.</param>
    /// <param name="timeout">The timeout, or <see langword="null"/> for 30 seconds.</param>
    /// <returns>A task that completes when the condition is true.</returns>
    /// <exception cref="TimeoutException">The condition was not true within the timeout.</exception>
    public static Task HoldsAsync(Func<Task<bool>> condition, string description, TimeSpan? timeout = null) =>
        GetAsync(async () => await condition() ? "yes" : null, description, timeout);
}
