namespace Tenantry.Onboarding.Products;

/// <summary>Validates the keys of steps and triggers, by which progress is stored.</summary>
internal static class ChecklistKey
{
    public static bool IsValid(string key) =>
        key.Length is > 0 and <= 60 && key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
