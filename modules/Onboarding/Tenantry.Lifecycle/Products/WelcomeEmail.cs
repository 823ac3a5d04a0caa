namespace Tenantry.Lifecycle.Products;

/// <summary>The text of a product's welcome email.</summary>
internal sealed record WelcomeEmail(string Heading, string Text);
