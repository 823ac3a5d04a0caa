global using Stripe;
