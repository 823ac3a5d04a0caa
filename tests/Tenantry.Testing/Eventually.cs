namespace Tenantry.Testing;

/// <summary>Waits for a fact that another thread brings about.</summary>
public static class Eventually
{
    /// <summary>Asks again and again until the answer is one, and fails with a sentence after thirty seconds.</summary>
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

    /// <summary>Asks until it is true.</summary>
    public static Task HoldsAsync(Func<Task<bool>> ask, string what, TimeSpan? atMost = null) =>
        GetAsync(async () => await ask() ? "yes" : null, what, atMost);
}
