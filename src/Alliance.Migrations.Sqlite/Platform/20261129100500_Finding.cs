using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Finding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Folded",
                table: "platform_bank_statement_lines",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Corrected",
                table: "platform_application_events",
                type: "TEXT",
                nullable: true);

            // Nearly as the product folds it; each line is folded anew when it is saved.
            migrationBuilder.Sql("""
                UPDATE platform_bank_statement_lines SET Folded = substr(lower(trim(coalesce(Reference, '') || ' ' || coalesce(Counterparty, '') || ' ' || Label)), 1, 400);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_platform_loans_Folded_Id",
                table: "platform_loans",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_Folded_Id",
                table: "platform_applications",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_enterprises_Folded_Id",
                table: "platform_enterprises",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_entrepreneurs_Folded_Id",
                table: "platform_entrepreneurs",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_Folded_Id",
                table: "platform_bank_statement_lines",
                columns: new[] { "Folded", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_bank_statement_lines_Amount_On",
                table: "platform_bank_statement_lines",
                columns: new[] { "Amount", "On" });

            // Looked for by amount. The model can't name them: they are of parts that have no table of their own.
            migrationBuilder.CreateIndex(
                name: "IX_platform_loans_Terms_Granted_Number",
                table: "platform_loans",
                columns: new[] { "Terms_Granted", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_applications_Request_Amount_Number",
                table: "platform_applications",
                columns: new[] { "Request_Amount", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_loans_Terms_Granted_Number",
                table: "platform_loans");

            migrationBuilder.DropIndex(
                name: "IX_platform_applications_Request_Amount_Number",
                table: "platform_applications");

            migrationBuilder.DropIndex(
                name: "IX_platform_bank_statement_lines_Amount_On",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropIndex(
                name: "IX_platform_loans_Folded_Id",
                table: "platform_loans");

            migrationBuilder.DropIndex(
                name: "IX_platform_applications_Folded_Id",
                table: "platform_applications");

            migrationBuilder.DropIndex(
                name: "IX_platform_enterprises_Folded_Id",
                table: "platform_enterprises");

            migrationBuilder.DropIndex(
                name: "IX_platform_entrepreneurs_Folded_Id",
                table: "platform_entrepreneurs");

            migrationBuilder.DropIndex(
                name: "IX_platform_bank_statement_lines_Folded_Id",
                table: "platform_bank_statement_lines");

            migrationBuilder.DropColumn(
                name: "Corrected",
                table: "platform_application_events");

            migrationBuilder.DropColumn(
                name: "Folded",
                table: "platform_bank_statement_lines");
        }
    }
}
