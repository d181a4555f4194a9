<?php

namespace Drupal\flatpeak_customer\Controller;

use Drupal\Core\Controller\ControllerBase;
use Symfony\Component\HttpFoundation\JsonResponse;

/**
 * Tells the companion who is signed in.
 */
final class CustomerController extends ControllerBase {

  /**
   * The user of the session cookie that the companion passes on.
   */
  public function customer(): JsonResponse {
    $user = $this->currentUser();
    return $user->isAnonymous()
      ? new JsonResponse(['customer' => NULL], 401)
      : new JsonResponse(['customer' => (string) $user->id()]);
  }

}
