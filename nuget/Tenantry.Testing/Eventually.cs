namespace Tenantry.Testing;

/// <summary>Waits for a fact that another thread or process establishes.</summary>
public static class Eventually
{
    /// <summary>Asks until there is an answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="ask">Returns the answer, or null while there is none.</param>
    /// <param name="what">What is waited for; the exception says it.</param>
    /// <param name="atMost">How long to wait; null is 30 seconds.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, string what, TimeSpan? atMost = null)
        where T : class
    {
        var until = TimeProvider.System.GetUtcNow() + (atMost ?? TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (TimeProvider.System.GetUtcNow() > until)
            {
                throw new TimeoutException($"It did not happen in time: {what}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Asks until the answer is true.</summary>
    /// <param name="ask">Returns whether the fact is established.</param>
    /// <param name="what">What is waited for; the exception says it.</param>
    /// <param name="atMost">How long to wait; null is 30 seconds.</param>
    /// <returns>A task that ends when the answer is true.</returns>
    /// <exception cref="TimeoutException">The answer stayed false.</exception>
    public static Task HoldsAsync(Func<Task<bool>> ask, string what, TimeSpan? atMost = null) =>
        GetAsync(async () => await ask() ? "yes" : null, what, atMost);
}
