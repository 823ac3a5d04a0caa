namespace Tenantry.Lifecycle.Products;

/// <summary>Represents the welcome email of a product.</summary>
internal sealed record WelcomeEmail(string Heading, string Text);
