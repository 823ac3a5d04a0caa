using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class WebhooksDue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_row_due_at",
                schema: "billing",
                table: "webhook_row");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                schema: "billing",
                table: "webhook_row",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.Sql("update billing.webhook_row set due_at = null where status <> 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_due_at",
                schema: "billing",
                table: "webhook_row",
                column: "due_at",
                filter: "due_at is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_row_due_at",
                schema: "billing",
                table: "webhook_row");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "due_at",
                schema: "billing",
                table: "webhook_row",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_due_at",
                schema: "billing",
                table: "webhook_row",
                column: "due_at",
                filter: "status = 'Waiting'");
        }
    }
}
